namespace Settings.Declarations;

/// <summary>A value, as YAML text, to suggest where a setting has no default.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExampleAttribute(string yaml) : Attribute
{
    public string Yaml { get; } = yaml;
}
