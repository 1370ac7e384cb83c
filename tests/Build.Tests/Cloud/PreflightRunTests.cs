using Build.Cloud;
using Faults;
using Microsoft.Extensions.Time.Testing;

namespace Build.Tests.Cloud;

public sealed class PreflightRunTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task What_is_found_is_told_in_the_order_of_the_checks_not_of_their_answers()
    {
        var second = new TaskCompletionSource();
        var slow = new Check("slow", async (_, _) =>
        {
            await second.Task;
            return [Finding.Warning("slow", "a")];
        });
        var quick = new Check("quick", (_, _) =>
        {
            second.SetResult();
            return Task.FromResult<IReadOnlyList<Finding>>([Finding.Problem("quick", "b")]);
        });

        // The first ends only when the second has been made: they run side by side.
        (await RunAsync(null, slow, quick)).Select(finding => finding.ToString()).Should().Equal("slow: a", "quick: b");
    }

    [Theory]
    [InlineData(FindingKind.Problem, false)]
    [InlineData(FindingKind.Unchecked, true)]
    public async Task Checks_are_told_whether_there_are_credentials(FindingKind kind, bool signedIn)
    {
        bool? told = null;
        var other = new Check("other", (isSignedIn, _) =>
        {
            told = isSignedIn;
            return Task.FromResult<IReadOnlyList<Finding>>([]);
        });

        var findings = await RunAsync(new Check("credentials", new Finding(kind, "credentials", "none")), other);

        told.Should().Be(signedIn);
        findings.Should().ContainSingle().Which.Subject.Should().Be("credentials");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_that_takes_too_long_is_said_to_be_unchecked_whether_it_heeds_the_limit_or_not(bool heeds)
    {
        using var started = new ManualResetEventSlim();
        var stuck = new Check("stuck", async (_, cancellation) =>
        {
            started.Set();
            await Task.Delay(Timeout.Infinite, heeds ? cancellation : CancellationToken.None);
            return [];
        });

        var run = RunAsync(null, stuck, new Check("other", Finding.Problem("other", "a")));
        started.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue();
        _clock.Advance(PreflightRun.Limit);

        (await run).Select(finding => finding.ToString()).Should().Equal(
            "stuck: could not be checked: no response within 30 s.", "other: a");
    }

    [Fact]
    public async Task A_check_that_fails_is_said_to_be_unchecked()
    {
        var failing = new Check("engine", (_, _) => throw new FaultException(FaultKind.Tool, "docker is not installed."));

        (await RunAsync(null, failing)).Should().Equal(
            new Finding(FindingKind.Unchecked, "engine", "could not be checked: docker is not installed."));
    }

    [Fact]
    public async Task The_user_giving_up_is_no_finding()
    {
        using var user = new CancellationTokenSource();
        var stuck = new Check("stuck", async (_, cancellation) =>
        {
            await user.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return [];
        });

        var run = () => new PreflightRun(_clock).FindAsync(null, [stuck], user.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();
    }

    private Task<IReadOnlyList<Finding>> RunAsync(IPreflightCheck? credentials, params IPreflightCheck[] checks) =>
        new PreflightRun(_clock).FindAsync(credentials, checks);

    private sealed class Check(string subject, Func<bool, CancellationToken, Task<IReadOnlyList<Finding>>> find) : IPreflightCheck
    {
        public Check(string subject, Finding finding)
            : this(subject, (_, _) => Task.FromResult<IReadOnlyList<Finding>>([finding]))
        {
        }

        public string Subject => subject;

        public Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation) => find(signedIn, cancellation);
    }
}
