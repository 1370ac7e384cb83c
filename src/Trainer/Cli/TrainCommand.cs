using System.CommandLine;
using System.Text.Json.Nodes;
using Storage.Locations;
using Trainer.Artifacts;
using Trainer.Cli.Logs;
using Trainer.Cli.Options;
using Trainer.Cli.Progress;
using Trainer.Cli.Terminals;
using Trainer.Configuration;
using Trainer.Training;

namespace Trainer.Cli;

/// <summary>The command <c>train</c>.</summary>
internal static class TrainCommand
{
    public const string Name = "train";

    public static Command Create(Terminal terminal)
    {
        var arguments = new TrainArguments(terminal.Service);
        var command = new Command(Name, "Trains a classifier on a data set of the bucket and writes it there.");
        foreach (var option in arguments.Options)
            command.Options.Add(option);
        command.Options.Add(LogFormatOption.Create());
        var quiet = new Option<bool>("--quiet") { Description = "Says nothing but the scores, and what is wrong." };
        command.Options.Add(quiet);
        command.SetAction((parsed, cancellation) =>
            RunAsync(arguments.Read(parsed), terminal, LogFormatOption.Open(parsed, terminal), parsed.GetValue(quiet), cancellation));
        return command;
    }

    private static async Task RunAsync(
        TrainerSettings settings, Terminal terminal, ILog log, bool quiet, CancellationToken cancellation)
    {
        var store = ObjectStores.Open(BucketName.ToAddress(settings.Storage.Bucket));
        var scores = await TrainingDisplay.RunAsync(
            terminal, quiet ? new WarningLog(log) : log, TimeProvider.System, (progress, lines) => new ClassifierTraining(settings, store, progress, lines).RunAsync(cancellation));
        var table = new StringWriter { NewLine = "\n" };
        ScoreTable.Write(scores, table);
        log.Write(new(Severity.Info, table.ToString().TrimEnd('\n'), new JsonObject { ["scores"] = ScoresFile.ToObject(scores) }));
    }
}
