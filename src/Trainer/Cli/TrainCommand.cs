using System.CommandLine;
using Storage;
using Trainer.Evaluation;

namespace Trainer.Cli;

internal static class TrainCommand
{
    public const string Name = "train";

    public static Command Create(Terminal terminal)
    {
        var arguments = new TrainArguments();
        var command = new Command(Name, "Trains a classifier on a data set of the bucket and writes it there.");
        foreach (var option in arguments.Options)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(arguments.Read(parsed), terminal, cancellation));
        return command;
    }

    private static async Task RunAsync(TrainerSettings settings, Terminal terminal, CancellationToken cancellation)
    {
        var store = ObjectStores.Open(settings.Bucket);
        var scores = await TrainingDisplay.RunAsync(
            terminal, (progress, log) => new ClassifierTraining(settings, store, progress, log).RunAsync(cancellation));
        ScoreTable.Write(scores, terminal.Output);
    }
}
