using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Spectre.Console;
using Trainer.Cli;
using Trainer.Cli.Terminals;

namespace Trainer.Tests.Cli;

/// <summary>Runs the command line in this process and records its output.</summary>
internal sealed class RecordingTerminal(string input = "", IAnsiConsole? bars = null, ServiceEnvironment? service = null)
{
    private readonly StringWriter _output = new(), _error = new();
    private readonly MemoryStream _answers = new();

    /// <summary>The output; answers written as bytes come last.</summary>
    public string Output => (_output + Encoding.UTF8.GetString(_answers.ToArray())).ReplaceLineEndings("\n");

    public string Error => _error.ToString().ReplaceLineEndings("\n");

    /// <summary>The output, each line of which must be a JSON object.</summary>
    public IReadOnlyList<JsonObject> Records => Parse(Output);

    /// <summary>The errors, each line of which must be a JSON object.</summary>
    public IReadOnlyList<JsonObject> ErrorRecords => Parse(Error);

    public Task<int> RunAsync(params string[] arguments) => RunAsync((PosixSignal?)null, arguments);

    /// <param name="signal">A signal that arrives before the command starts.</param>
    public async Task<int> RunAsync(PosixSignal? signal, params string[] arguments)
    {
        using var interruption = new Interruption(TimeProvider.System, _ => { });
        if (signal is { } heard)
            interruption.Hear(heard);
        var terminal = new Terminal(new StringReader(input), _output, _error, bars)
        {
            InputBytes = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            AnswerBytes = _answers,
            Service = service ?? new(),
        };
        return await CommandLine.RunAsync(arguments, terminal, interruption);
    }

    private static IReadOnlyList<JsonObject> Parse(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
}
