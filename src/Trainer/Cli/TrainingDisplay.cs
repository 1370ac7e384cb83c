using Spectre.Console;
using Trainer.Training;

namespace Trainer.Cli;

/// <summary>Shows how training goes: bars on a terminal, calm lines elsewhere.</summary>
internal static class TrainingDisplay
{
    /// <param name="train">Trains, telling the progress given; what else it has to say goes to the writer.</param>
    public static async Task<T> RunAsync<T>(Terminal terminal, Func<ITrainingProgress, TextWriter, Task<T>> train)
    {
        if (terminal.Bars is not { } console)
            return await train(new PlainProgress(terminal.Output, TimeProvider.System), terminal.Output);

        return await console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => Task.Run(() => train(new BarProgress(context), new AnsiConsoleWriter(console))));
    }
}
