using System.CommandLine;
using Trainer.Cli.Terminals;
using Trainer.Inspection;

namespace Trainer.Cli;

/// <summary>The command <c>inspect</c>.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A model, weights (.pth), a vocabulary (.pkl), a config.json, a SentencePiece model, or a folder of the three.",
        };
        var command = new Command("inspect", "Prints what a file holds, as JSON. Nothing in it is executed.") { file };
        command.SetAction(parsed => terminal.Output.WriteLine(Inspector.Describe(parsed.GetValue(file)!)));
        return command;
    }
}
