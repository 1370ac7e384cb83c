using System.CommandLine;
using Faults;
using Kernels.Devices;
using Trainer.Checkpoints;
using Trainer.Cli.Logs;
using Trainer.Cli.Options;
using Trainer.Cli.Terminals;

namespace Trainer.Cli;

/// <summary>The command line of the trainer. The default command is <c>train</c>, as in the tutorial's container.</summary>
internal static class CommandLine
{
    // Texts to predict may start with @, which would otherwise name a response file.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command.</summary>
    /// <param name="interruption">Cancels the command when the process gets a signal.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, Interruption interruption)
    {
        var root = new RootCommand("Trains ULMFiT text classifiers and predicts labels with them.")
        {
            TrainCommand.Create(terminal),
            PredictCommand.Create(terminal),
            TokenizeCommand.Create(terminal),
            InspectCommand.Create(terminal),
            CheckDeviceCommand.Create(terminal),
        };
        var parsed = root.Parse(NamesCommand(root, arguments) ? arguments : [TrainCommand.Name, .. arguments], Parsing);
        var log = LogFormatOption.Open(parsed, terminal);
        if (parsed.Errors.Count == 0)
            return await InvokeAsync(parsed, terminal, log, interruption);

        log.Write(new(Severity.Error, string.Join(
            '\n',
            [
                .. parsed.Errors.Select(error => $"Trainer: {error.Message}"),
                $"Trainer: see 'Trainer {parsed.CommandResult.Command.Name} --help'.",
            ])));
        return (int)FaultKind.Settings;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, Terminal terminal, ILog log, Interruption interruption)
    {
        // The caller handles signals, and a training step may take longer than the library's timeout.
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Output,
            Error = terminal.Error,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, interruption.Token);
        }
        catch (FaultException fault)
        {
            log.Write(new(Severity.Error, fault.Message));
            return fault.ExitCode;
        }
        catch (Exception failure) when (MemoryShortage.Of(failure) is { } fault)
        {
            log.Write(new(Severity.Error, fault.Message));
            return fault.ExitCode;
        }
        catch (OperationCanceledException stopped) when (interruption.Token.IsCancellationRequested)
        {
            log.Write(new(Severity.Warning, stopped is TrainingInterruptedException
                ? stopped.Message
                : "Trainer: interrupted. Run the same command to start again."));
            return interruption.ExitCode;
        }
        catch (Exception defect)
        {
            log.Write(new(Severity.Error, $"Trainer: unexpected error:\n{defect}"));
            return (int)FaultKind.Defect;
        }
    }

    private static bool NamesCommand(RootCommand root, string[] arguments) =>
        arguments is [var first, ..]
        && (root.Subcommands.Any(command => command.Name == first) || first is "--help" or "-h" or "-?" or "--version");
}
