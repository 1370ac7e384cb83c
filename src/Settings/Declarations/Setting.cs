using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Settings.Declarations;

/// <summary>One key of a <see cref="Section"/>.</summary>
public sealed class Setting(PropertyInfo property, string path, object? defaultValue, SettingType type)
{
    public string Name { get; } = Spelling.Key(property.Name);

    /// <summary>The keys that lead here, its own included, joined by dots.</summary>
    public string Path => path;

    public SettingType Type => type;

    /// <summary>The value of a setting that is left out; null where that means "none", and where it is required.</summary>
    public object? Default => defaultValue;

    public string Description { get; } = property.GetCustomAttribute<DescriptionAttribute>()!.Description;

    public string? Example { get; } = property.GetCustomAttribute<ExampleAttribute>()?.Yaml;

    /// <summary>The trainer's argument of this setting; null for a setting that only the build reads.</summary>
    public ArgumentAttribute? Argument { get; } = property.GetCustomAttribute<ArgumentAttribute>();

    /// <summary>Whether the argument is a switch: present for true, absent for false.</summary>
    public bool IsSwitch => property.PropertyType == typeof(bool);

    public bool Secret { get; } = property.IsDefined(typeof(SecretAttribute));

    public bool Required { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>Whether the key may stand with nothing behind it, which takes back what an extended file set.</summary>
    public bool MayBeNothing => !Required && (Default is null || type is SectionType or MapType);

    /// <summary>The line to write: the key with a good value.</summary>
    public string Sample(string? value = null) => $"{Name}: {value ?? SampleValue}";

    public object? Get(object section) => property.GetValue(section);

    public void Set(object section, object? value) => property.SetValue(section, value);

    public static TextType TextOf(PropertyInfo property)
    {
        var form = property.GetCustomAttribute<RegularExpressionAttribute>();
        return new TextType(form?.Pattern, form?.ErrorMessage);
    }

    public static ScalarType ScalarOf(PropertyInfo property, Type type)
    {
        if (type == typeof(string))
            return TextOf(property);
        if (type == typeof(bool))
            return new FlagType();
        if (type.IsEnum)
            return new ChoiceType(type);
        var range = property.GetCustomAttribute<RangeAttribute>()!;
        return new NumberType(type, type != typeof(double), range, property.IsDefined(typeof(OrAutoAttribute)));
    }

    private string SampleValue => type switch
    {
        SectionType inner => "{ " + string.Join(", ", inner.Section.Typical.Select(key => key.Sample())) + " }",
        ScalarType scalar when Default is { } value => scalar.Write(value),
        _ => Example ?? throw new InvalidOperationException($"{path} has neither a default nor an example"),
    };
}
