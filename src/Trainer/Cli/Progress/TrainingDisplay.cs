using Spectre.Console;
using Trainer.Cli.Logs;
using Trainer.Cli.Terminals;
using Ulmfit.Training.Progress;

namespace Trainer.Cli.Progress;

/// <summary>Shows the progress of training: progress bars on a terminal, log records elsewhere.</summary>
internal static class TrainingDisplay
{
    /// <summary>Runs a training with a display.</summary>
    /// <param name="train">Trains; reports to the given progress listener and writes other messages to the given writer.</param>
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
