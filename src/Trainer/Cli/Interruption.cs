using System.Runtime.InteropServices;

namespace Trainer.Cli;

/// <summary>Handles Ctrl-C and SIGTERM: the first signal cancels the command, the second ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>
    /// The time that cancellation may take after SIGTERM. Kubernetes, and with it Vertex AI, kills the process after 30 seconds,
    /// <c>docker stop</c> after 10.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(18);

    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _clock;
    private readonly Action<int> _exit;
    private PosixSignalRegistration[] _signals = [];
    private ITimer? _deadline;

    /// <summary>Creates a handler that receives signals by <see cref="Hear"/> only.</summary>
    /// <param name="exit">Ends the process with an exit code after the grace period.</param>
    public Interruption(TimeProvider clock, Action<int> exit) => (_clock, _exit) = (clock, exit);

    /// <summary>Canceled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The first signal; null if there was none.</summary>
    public PosixSignal? Signal { get; private set; }

    /// <inheritdoc cref="ExitCodes"/>
    public int ExitCode => Signal == PosixSignal.SIGTERM ? ExitCodes.Terminated : ExitCodes.Interrupted;

    /// <summary>Creates a handler for the signals of this process.</summary>
    public static Interruption OfProcess()
    {
        var interruption = new Interruption(TimeProvider.System, Environment.Exit);
        interruption._signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(interruption.Register)];
        return interruption;
    }

    /// <summary>Handles a signal.</summary>
    /// <returns>Whether it is the first signal.</returns>
    public bool Hear(PosixSignal signal)
    {
        if (Signal is not null)
            return false;
        Signal = signal;
        if (signal == PosixSignal.SIGTERM)
            _deadline = _clock.CreateTimer(_ => _exit(ExitCode), null, Grace, Timeout.InfiniteTimeSpan);
        _source.Cancel();
        return true;
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _deadline?.Dispose();
        _source.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) =>
        PosixSignalRegistration.Create(signal, context => context.Cancel = Hear(signal));
}
