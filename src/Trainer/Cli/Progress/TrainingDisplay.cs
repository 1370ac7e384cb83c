using Spectre.Console;
using Trainer.Cli.Terminals;
using Trainer.Cli.Logs;
using Ulmfit.Training.Progress;

namespace Trainer.Cli.Progress;

/// <summary>Shows how training goes: bars on a terminal, calm records elsewhere.</summary>
internal static class TrainingDisplay
{
    /// <param name="train">Trains, telling the progress given; what else it has to say goes to the writer.</param>
    public static async Task<T> RunAsync<T>(
        Terminal terminal, ILog log, TimeProvider clock, Func<ITrainingProgress, TextWriter, Task<T>> train)
    {
        if (terminal.Bars is not { } console || log is not TextLog)
            return await train(new PlainProgress(log, clock, PlainProgress.Silence), LineWriter.To(log));

        var panel = new ProgressPanel();
        return await console.Live(panel).AutoClear(true).StartAsync(live => Task.Run(async () =>
        {
            var above = new ConsoleLog(console);
            await using var progress = new ScreenProgress(
                new PlainProgress(above, clock, TimeSpan.MaxValue), panel, live.Refresh, clock, MemoryUse.Now);
            return await train(progress, LineWriter.To(above));
        }));
    }
}
