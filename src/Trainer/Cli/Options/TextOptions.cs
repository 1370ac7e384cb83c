using System.CommandLine;

namespace Trainer.Cli.Options;

/// <summary>Creates options whose value is a non-empty text.</summary>
internal static class TextOptions
{
    private const int WidestChoice = 32;

    /// <summary>Creates an option for any non-empty text.</summary>
    public static Option<string> Create(string name, string description)
    {
        var option = new Option<string>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError($"{name}: expected a value.");
        });
        return option;
    }

    /// <summary>Creates an option for one of several values.</summary>
    public static Option<string> Choice(string name, string description, string[] choices)
    {
        var option = Create(name, description);
        var shown = string.Join('|', choices);
        option.HelpName = shown.Length <= WidestChoice ? shown : name.TrimStart('-');
        option.Description += shown.Length <= WidestChoice ? "" : $" One of {string.Join(", ", choices)}.";
        option.CompletionSources.Add(choices);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not "" and var value }] && !choices.Contains(value))
                result.AddError($"{name}: expected one of {string.Join(", ", choices)}, got \"{value}\".");
        });
        return option;
    }
}
