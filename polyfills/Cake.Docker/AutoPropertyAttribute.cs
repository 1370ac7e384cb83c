namespace Cake.Docker;

/// <summary>How a property of <see cref="AutoToolSettings"/> is written, where it is not as its type is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class AutoPropertyAttribute : Attribute
{
    /// <summary>The argument, or several with spaces between: {0} is the option's name, {1} the value.</summary>
    public string? Format { get; set; }

    /// <summary>Whether the option of a false <see cref="bool"/> is left out.</summary>
    public bool OnlyWhenTrue { get; set; }

    /// <summary>Whether the option stands before the command's name.</summary>
    public bool PreCommand { get; set; }
}
