using Spectre.Console;
using Trainer.Cli;

namespace Trainer.Tests.Cli;

/// <summary>Runs the command line in this process and remembers what it says.</summary>
internal sealed class RecordingTerminal(string input = "", IAnsiConsole? bars = null)
{
    private readonly StringWriter _output = new(), _error = new();

    public string Output => _output.ToString().ReplaceLineEndings("\n");

    public string Error => _error.ToString().ReplaceLineEndings("\n");

    public Task<int> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public Task<int> RunAsync(CancellationToken interrupt, params string[] arguments) =>
        CommandLine.RunAsync(arguments, new Terminal(new StringReader(input), _output, _error, bars), interrupt);
}
