namespace Settings.Declarations;

/// <summary>A setting as an argument of the trainer.</summary>
/// <param name="setting">A setting that has an argument.</param>
/// <param name="section">The section that holds <paramref name="setting"/>.</param>
/// <param name="recordOf">Finds the section's record in the record of the root.</param>
public sealed class SettingArgument(Setting setting, Section section, Func<object, object> recordOf)
{
    public string Name { get; } = setting.Argument!.Name;

    public Setting Setting => setting;

    /// <summary>The arguments of every setting in a section and below, in the order of the declarations.</summary>
    public static IReadOnlyList<SettingArgument> In(Section root) => [.. In(root, record => record)];

    /// <summary>Writes the arguments of every setting that has a value.</summary>
    /// <param name="settings">A settings record.</param>
    /// <returns>Arguments of the form <c>--name=value</c>, and <c>--name</c> for a switch that is on.</returns>
    public static IReadOnlyList<string> Write(object settings) =>
        [.. In(new Section(settings)).Select(argument => argument.Show(settings)).OfType<string>()];

    /// <summary>Reads the argument's value into a settings record.</summary>
    /// <returns>What was expected instead, or null when the value is good.</returns>
    public string? Read(string text, object root)
    {
        if (setting.Type is ScalarType scalar)
        {
            var expected = scalar.Read(new ScalarText(text), out var value);
            if (expected is null)
                setting.Set(recordOf(root), value);
            return expected;
        }

        setting.Set(recordOf(root), text.Split(Separator(root)));
        return null;
    }

    /// <summary>The value as the argument's text; null where there is none.</summary>
    public string? TextOf(object root) => (setting.Type, setting.Get(recordOf(root))) switch
    {
        (ListType, IReadOnlyList<string> items) => string.Join(Separator(root), items),
        (NumberType { OrAuto: true } number, null) => number.Text(null),
        (ScalarType scalar, { } value) => scalar.Text(value),
        _ => null,
    };

    private string? Show(object root) => setting.IsSwitch
        ? setting.Get(recordOf(root)) is true ? Name : null
        : TextOf(root) is { } text ? $"{Name}={text}" : null;

    private string Separator(object root)
    {
        var sibling = section.Settings.Single(other => other.Name == Spelling.Key(setting.Argument!.JoinedBy!));
        return (string)sibling.Get(recordOf(root))!;
    }

    private static IEnumerable<SettingArgument> In(Section section, Func<object, object> recordOf)
    {
        foreach (var setting in section.Settings)
        {
            if (setting.Argument is not null)
                yield return new SettingArgument(setting, section, recordOf);
            foreach (var inner in setting.Type is SectionType type ? In(type.Section, root => setting.Get(recordOf(root))!) : [])
                yield return inner;
        }
    }
}
