namespace Settings.Declarations;

/// <summary>A value that no message quotes where the environment gives it; a file's own line is shown as any other.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
