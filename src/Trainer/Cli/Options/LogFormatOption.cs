using System.CommandLine;
using System.CommandLine.Parsing;
using Trainer.Cli.Logs;
using Trainer.Cli.Terminals;

namespace Trainer.Cli.Options;

/// <summary>The option <c>--log-format</c>.</summary>
internal static class LogFormatOption
{
    private const string Name = "--log-format", Auto = "auto", Json = "json", Text = "text";

    /// <summary>Creates the option.</summary>
    public static Option<string> Create()
    {
        var option = TextOptions.Choice(
            Name, "text: lines for people. json: one JSON object a line, for Cloud Logging. auto: json in a job of the service.",
            [Auto, Json, Text]);
        option.DefaultValueFactory = _ => Auto;
        return option;
    }

    /// <summary>Opens the log of a command, also if other arguments are not valid. A command without the option has a text log.</summary>
    public static ILog Open(ParseResult parsed, Terminal terminal) => IsJson(parsed, terminal.Service)
        ? new JsonLog(terminal.Output, terminal.Error, TimeProvider.System)
        : new TextLog(terminal.Output, terminal.Error);

    private static bool IsJson(ParseResult parsed, ServiceEnvironment service)
    {
        if (parsed.CommandResult.Command.Options.All(option => option.Name != Name))
            return false;
        var given = parsed.GetResult(Name) is OptionResult { Tokens: [.., var last] } ? last.Value : Auto;
        return given == Json || (given != Text && service.JobId is not null);
    }
}
