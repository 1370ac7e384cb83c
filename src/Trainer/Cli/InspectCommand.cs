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
            Description = "A model file, weights (.pth), a vocabulary (.pkl), a config.json, a SentencePiece model, or a folder with a "
                + "pretrained language model.",
        };
        var command = new Command("inspect", "Describes the content of a file as JSON, without executing anything in it.") { file };
        command.SetAction(parsed => terminal.Output.WriteLine(Inspector.Describe(parsed.GetValue(file)!)));
        return command;
    }
}
