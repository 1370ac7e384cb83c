using Faults;
using Training.Benchmarks;

namespace Benchmarks.Tests;

public sealed class ParticipantTests
{
    [Fact]
    public void A_step_and_the_end_are_answered()
    {
        using var participant = Shell("echo ready; read step; echo 1.5 2.25 9.5; read end; echo 4096");

        participant.Step().Should().Be(new Measurement(1.5, 2.25, 9.5));
        participant.End().Should().Be(4096);
    }

    [Fact]
    public void What_a_process_said_that_died_is_told() => FluentActions.Invoking(() => Shell("echo no torch >&2; exit 3"))
        .Should().Throw<FaultException>().WithMessage("shell ended, exit code 3. It said:\nno torch\n*").Which.Kind.Should().Be(FaultKind.Tool);

    [Fact]
    public void A_process_that_dies_in_a_step_is_told()
    {
        using var participant = Shell("echo ready; read step; echo out of memory >&2; exit 1");

        FluentActions.Invoking(participant.Step).Should().Throw<FaultException>().WithMessage("*exit code 1*out of memory*");
    }

    private static Participant Shell(string script) => new("shell", "/bin/sh", "-c", script);
}
