using System.Runtime.InteropServices;
using Microsoft.Extensions.Time.Testing;
using Trainer.Cli;

namespace Trainer.Tests.Cli;

public sealed class InterruptionTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<int> _exits = [];
    private readonly Interruption _interruption;

    public InterruptionTests() => _interruption = new Interruption(_clock, _exits.Add);

    public void Dispose() => _interruption.Dispose();

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    public void Each_signal_has_its_exit_code(PosixSignal signal, int code)
    {
        _interruption.Hear(signal).Should().BeTrue();

        _interruption.Token.IsCancellationRequested.Should().BeTrue();
        _interruption.ExitCode.Should().Be(code);
    }

    [Fact]
    public void The_second_signal_is_left_to_the_system()
    {
        _interruption.Hear(PosixSignal.SIGTERM);

        _interruption.Hear(PosixSignal.SIGINT).Should().BeFalse();

        _interruption.ExitCode.Should().Be(143);
    }

    [Fact]
    public void Whoever_is_told_to_end_ends_within_20_seconds_whatever_it_does()
    {
        _interruption.Hear(PosixSignal.SIGTERM);

        _clock.Advance(Interruption.Grace - TimeSpan.FromMilliseconds(1));
        _exits.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        _exits.Should().Equal(143);
        Interruption.Grace.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Who_presses_keys_may_wait_longer()
    {
        _interruption.Hear(PosixSignal.SIGINT);

        _clock.Advance(TimeSpan.FromHours(1));

        _exits.Should().BeEmpty();
    }
}
