using System.CommandLine;
using System.Text.Json.Nodes;
using Storage;
using Trainer.Cli.Logs;
using Trainer.Evaluation;

namespace Trainer.Cli;

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
        command.SetAction((parsed, cancellation) =>
            RunAsync(arguments.Read(parsed), terminal, LogFormatOption.Open(parsed, terminal), cancellation));
        return command;
    }

    private static async Task RunAsync(TrainerSettings settings, Terminal terminal, ILog log, CancellationToken cancellation)
    {
        var store = ObjectStores.Open(BucketName.ToAddress(settings.Bucket));
        var scores = await TrainingDisplay.RunAsync(
            terminal, log, (progress, lines) => new ClassifierTraining(settings, store, progress, lines).RunAsync(cancellation));
        var table = new StringWriter { NewLine = "\n" };
        ScoreTable.Write(scores, table);
        log.Write(new(Severity.Info, table.ToString().TrimEnd('\n'), new JsonObject { ["scores"] = ScoresFile.ToObject(scores) }));
    }
}
