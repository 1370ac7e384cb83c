using System.Runtime.InteropServices;

namespace Trainer.Cli;

/// <summary>Ctrl-C and SIGTERM: the first asks the program to end in order, the second ends it.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>
    /// How long the order may take after a SIGTERM: whoever sends it kills what is left, Kubernetes and with it Vertex AI after 30 seconds,
    /// <c>docker stop</c> after 10.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(18);

    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _clock;
    private readonly Action<int> _exit;
    private PosixSignalRegistration[] _signals = [];
    private ITimer? _deadline;

    /// <param name="exit">Ends the process with a code when the grace is over.</param>
    public Interruption(TimeProvider clock, Action<int> exit) => (_clock, _exit) = (clock, exit);

    public CancellationToken Token => _source.Token;

    /// <summary>What came; null when nothing did.</summary>
    public PosixSignal? Signal { get; private set; }

    /// <inheritdoc cref="ExitCodes"/>
    public int ExitCode => Signal == PosixSignal.SIGTERM ? ExitCodes.Terminated : ExitCodes.Interrupted;

    /// <summary>Hears the signals of this process.</summary>
    public static Interruption OfProcess()
    {
        var interruption = new Interruption(TimeProvider.System, Environment.Exit);
        interruption._signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(interruption.Register)];
        return interruption;
    }

    /// <returns>Whether this is the first signal.</returns>
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
