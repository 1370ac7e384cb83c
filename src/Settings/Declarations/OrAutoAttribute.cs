namespace Settings.Declarations;

/// <summary>A nullable number that may also be the word <c>auto</c>, which stands for null.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrAutoAttribute : Attribute
{
    public const string Word = "auto";
}
