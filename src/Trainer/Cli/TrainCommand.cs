using System.CommandLine;
using Faults;
using Storage;
using Trainer.Evaluation;

namespace Trainer.Cli;

internal static class TrainCommand
{
    public static Command Create()
    {
        var arguments = new TrainArguments();
        var command = new Command("train", "Trains a classifier on a data set of the bucket and writes it there.");
        foreach (var option in arguments.Options)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(arguments.Read(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(TrainerSettings settings, CancellationToken cancellation)
    {
        if (settings.Pretrained != "none")
            throw new FaultException(FaultKind.Settings, "--pretrained: only none is supported yet. Add --pretrained=none to train from scratch.");

        var scores = await TrainingDisplay.RunAsync(
            (progress, log) => new ClassifierTraining(settings, ObjectStores.Open(settings.Bucket), progress, log).RunAsync(cancellation));
        ScoreTable.Write(scores, Console.Out);
        return 0;
    }
}
