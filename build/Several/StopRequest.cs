using System.Runtime.InteropServices;

namespace Build.Several;

/// <summary>The user's request to stop everything: Ctrl-C or SIGTERM. This process continues, and stops in an orderly way.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly TaskCompletionSource<PosixSignal> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PosixSignalRegistration[] _signals = [];

    /// <summary>Completes with the first signal.</summary>
    public Task<PosixSignal> Heard => _heard.Task;

    /// <summary>The exit code that a shell reports for the signal; null if there was none.</summary>
    public int? ExitCode => !Heard.IsCompleted ? null : Heard.Result == PosixSignal.SIGTERM ? 143 : 130;

    /// <summary>Registers for the signals of this process.</summary>
    public static StopRequest OfProcess()
    {
        var stop = new StopRequest();
        stop._signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(stop.Register)];
        return stop;
    }

    public void Hear(PosixSignal signal) => _heard.TrySetResult(signal);

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        Hear(signal);
    });
}
