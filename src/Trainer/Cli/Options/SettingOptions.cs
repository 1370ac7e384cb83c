using System.CommandLine;
using System.CommandLine.Parsing;
using Settings.Declarations;

namespace Trainer.Cli.Options;

/// <summary>The command line options of the declared settings of a record.</summary>
internal sealed class SettingOptions
{
    private readonly List<(SettingArgument Argument, Option Option)> _options;

    /// <param name="defaults">A settings record that holds the default of every setting.</param>
    public SettingOptions(object defaults) =>
        _options = [.. SettingArgument.In(new Section(defaults)).Select(argument => (argument, Create(argument, defaults)))];

    public IEnumerable<Option> Options => _options.Select(pair => pair.Option);

    /// <summary>Reads the options that are given into a settings record; the others keep the record's values.</summary>
    /// <param name="settings">A new record; its values are replaced in place.</param>
    public void ReadInto(object settings, ParseResult parsed)
    {
        // The separator of a list is another setting, which must be read before.
        foreach (var (argument, option) in _options.OrderBy(pair => pair.Argument.Setting.Argument!.JoinedBy is not null))
        {
            if (parsed.GetResult(option) is not OptionResult { Implicit: false })
                continue;
            if (argument.Setting.IsSwitch)
                argument.Read(parsed.GetValue((Option<bool>)option) ? "true" : "false", settings);
            else
                argument.Read(parsed.GetValue((Option<string>)option)!, settings);
        }
    }

    private static Option Create(SettingArgument argument, object defaults)
    {
        var description = argument.Setting.Description.Replace("`", "");
        if (argument.Setting.IsSwitch)
            return new Option<bool>(argument.Name) { Description = description };
        var option = argument.Setting.Type is ChoiceType choice
            ? TextOptions.Choice(argument.Name, description, [.. choice.Words])
            : WithRange(argument, description);
        if (argument.TextOf(defaults) is { Length: > 0 } text)
            option.DefaultValueFactory = _ => text;
        else
            option.Required = argument.TextOf(defaults) is not null; // a text without a default
        return option;
    }

    private static Option<string> WithRange(SettingArgument argument, string description)
    {
        var option = TextOptions.Create(argument.Name, description);
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: { Length: > 0 } given }] || argument.Setting.Type is not ScalarType type)
                return;
            if (type.Read(new ScalarText(given), out _) is { } expected)
                result.AddError($"{argument.Name}: expected {expected}, got \"{given}\".");
        });
        return option;
    }
}
