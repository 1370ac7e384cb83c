using Spectre.Console;
using Trainer.Cli.Logs;
using Trainer.Training;

namespace Trainer.Cli;

/// <summary>Shows how training goes: bars on a terminal, calm records elsewhere.</summary>
internal static class TrainingDisplay
{
    /// <param name="train">Trains, telling the progress given; what else it has to say goes to the writer.</param>
    public static async Task<T> RunAsync<T>(Terminal terminal, ILog log, Func<ITrainingProgress, TextWriter, Task<T>> train)
    {
        if (terminal.Bars is not { } console || log is JsonLog)
            return await train(new PlainProgress(log, TimeProvider.System), LineWriter.To(log));

        return await console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => Task.Run(() => train(new BarProgress(context), new LineWriter(console.WriteLine))));
    }
}
