using System.Runtime.InteropServices;

namespace Build.Several;

/// <summary>Whether the user wants everything to stop: Ctrl-C, or SIGTERM. This process goes on, and stops in order.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly TaskCompletionSource<PosixSignal> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PosixSignalRegistration[] _signals = [];

    /// <summary>Ends with the first signal.</summary>
    public Task<PosixSignal> Heard => _heard.Task;

    /// <summary>What a shell gives a program that the signal ended; null where none came.</summary>
    public int? ExitCode => !Heard.IsCompleted ? null : Heard.Result == PosixSignal.SIGTERM ? 143 : 130;

    /// <summary>Hears the signals of this process.</summary>
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
