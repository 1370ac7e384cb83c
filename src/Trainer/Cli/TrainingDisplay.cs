using Spectre.Console;
using Trainer.Training;

namespace Trainer.Cli;

/// <summary>Shows how training goes: bars on a terminal, calm lines elsewhere.</summary>
internal static class TrainingDisplay
{
    /// <param name="train">Trains, telling the progress given; what else it has to say goes to the writer.</param>
    public static async Task<T> RunAsync<T>(Func<ITrainingProgress, TextWriter, Task<T>> train)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return await train(new PlainProgress(Console.Out, TimeProvider.System), Console.Out);

        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => Task.Run(() => train(new BarProgress(context), new AnsiConsoleWriter(AnsiConsole.Console))));
    }
}
