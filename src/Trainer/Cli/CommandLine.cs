using System.CommandLine;
using Faults;

namespace Trainer.Cli;

/// <summary>The trainer's command line. Without the name of a command it trains, as the tutorial's container does.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Trains text classifiers by ULMFiT, and uses them.");
        var train = TrainCommand.Create();
        root.Subcommands.Add(train);
        root.Subcommands.Add(PredictCommand.Create());
        root.Subcommands.Add(InspectCommand.Create());

        var parsed = root.Parse(NamesCommand(root, arguments) ? arguments : [train.Name, .. arguments]);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine($"Trainer: {error.Message}");
            Console.Error.WriteLine("Trainer: see 'Trainer --help'.");
            return (int)FaultKind.Settings;
        }

        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupt.Cancel();
        };
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, interrupt.Token);
        }
        catch (FaultException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return fault.ExitCode;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            Console.Error.WriteLine("Trainer: interrupted; nothing was written.");
            return (int)FaultKind.Settings;
        }
    }

    private static bool NamesCommand(RootCommand root, string[] arguments) =>
        arguments is [var first, ..] && (root.Subcommands.Any(command => command.Name == first) || first is "--help" or "-h" or "-?" or "--version");
}
