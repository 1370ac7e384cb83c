using System.CommandLine;
using System.Text.Json;
using Trainer.Artifacts;

namespace Trainer.Cli;

internal static class InspectCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A model file." };
        var command = new Command("inspect", "Prints what a model file holds, as JSON.") { file };
        command.SetAction(parsed =>
            terminal.Output.WriteLine(JsonSerializer.Serialize(ModelFile.ReadDescription(parsed.GetValue(file)!), ModelDescription.Json)));
        return command;
    }
}
