using Cake.Core;

namespace Cake.Frosting.Tests;

public sealed class FailureTests
{
    [Fact]
    public void A_failed_task_stops_the_build_with_one_line_and_exit_code_1()
    {
        var result = Build.Run(host => host.With<Failing>().With<AfterFailing>(), "--target", "AfterFailing");

        result.ExitCode.Should().Be(1);
        result.Journal.Should().BeEmpty();
        result.Output.Should().Contain("An error occurred when executing task 'Failing'.").And.Contain("\nError: disk full\n");
        result.Output.Should().NotContain("   at ").And.MatchRegex(@"Failing +\S+ +Failed");
    }

    [Fact]
    public void Diagnostic_verbosity_adds_the_stack_trace() =>
        Build.Run(host => host.With<Failing>(), "--target", "Failing", "--verbosity", "diagnostic").Output
            .Should().Contain("System.IO.IOException: disk full").And.Contain("   at ");

    [Fact]
    public void A_failure_of_an_asynchronous_task_keeps_its_message()
    {
        var result = Build.Run(host => host.With<FailingLater>(), "--target", "FailingLater");

        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain("\nError: timed out\n");
    }

    [Fact]
    public void An_asynchronous_task_is_awaited() =>
        Build.Run(host => host.With<Later>().With<AfterLater>(), "--target", "AfterLater").Journal.Should().Equal("Later", "AfterLater");

    [Fact]
    public void As_in_Cake_the_exit_code_of_an_exception_is_lost_when_a_task_throws_it() =>
        Build.Run(host => host.With<FailingWithExitCode>(), "--target", "FailingWithExitCode").ExitCode.Should().Be(1);

    [Fact]
    public void The_exit_code_of_an_exception_is_kept_when_the_context_throws_it()
    {
        var result = Build.Run(host => host.With<Later>().UseContext<FailingContext>(), "--target", "Later");

        result.ExitCode.Should().Be(7);
        result.Output.Should().Be("Error: no such pipeline\n");
    }

    [Fact]
    public void ContinueOnError_lets_the_build_go_on()
    {
        var result = Build.Run(host => host.With<Flaky>().With<AfterFlaky>(), "--target", "AfterFlaky");

        result.ExitCode.Should().Be(0);
        result.Journal.Should().Equal("AfterFlaky");
    }

    [Fact]
    public void OnError_handles_the_failure_and_Finally_comes_last()
    {
        var result = Build.Run(host => host.With<Handled>(), "--target", "Handled");

        result.Journal.Should().Equal("Run", "OnError: disk full", "Finally");
        result.ExitCode.Should().Be(0);
    }

    [Fact]
    public void OnError_is_left_out_when_nothing_failed() =>
        Build.Run(host => host.With<Fine>(), "--target", "Fine").Journal.Should().Equal("Run", "Finally");

    [Fact]
    public void What_OnError_throws_fails_the_build_and_Finally_runs_all_the_same()
    {
        var result = Build.Run(host => host.With<Rethrowing>(), "--target", "Rethrowing");

        result.Journal.Should().Equal("Finally");
        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain("\nError: gave up\n");
    }

    [Fact]
    public void A_skipped_dependency_is_passed_over_and_the_report_says_why()
    {
        var result = Build.Run(host => host.With<Skipped>().With<AfterSkipped>(), "--target", "AfterSkipped");

        result.Journal.Should().Equal("AfterSkipped");
        result.ExitCode.Should().Be(0);
        result.Output.Should().MatchRegex(@"Skipped +- +Skipped +nothing changed");
    }

    [Fact]
    public void A_skipped_target_fails_the_build()
    {
        var result = Build.Run(host => host.With<Skipped>(), "--target", "Skipped");

        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain("Error: Could not reach target 'Skipped' since it was skipped due to a criteria: nothing changed.");
    }

    private class Failing : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new IOException("disk full");
    }

    [IsDependentOn(typeof(Failing))]
    private sealed class AfterFailing(Journal journal) : Step(journal);

    private sealed class FailingLater : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            await Task.Yield();
            throw new TimeoutException("timed out");
        }
    }

    private sealed class FailingWithExitCode : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new CakeException(7, "seven");
    }

    private sealed class FailingContext : FrostingContext
    {
        public FailingContext(ICakeContext context)
            : base(context) =>
            throw new CakeException(7, "no such pipeline");
    }

    private sealed class Later(Journal journal) : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            await Task.Delay(20);
            journal.Add("Later");
        }
    }

    [IsDependentOn(typeof(Later))]
    private sealed class AfterLater(Journal journal) : Step(journal);

    [ContinueOnError]
    private sealed class Flaky : Failing;

    [IsDependentOn(typeof(Flaky))]
    private sealed class AfterFlaky(Journal journal) : Step(journal);

    private sealed class Handled(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            journal.Add("Run");
            throw new IOException("disk full");
        }

        public override void OnError(Exception exception, ICakeContext context) => journal.Add($"OnError: {exception.Message}");

        public override void Finally(ICakeContext context) => journal.Add("Finally");
    }

    private sealed class Fine(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("Run");

        public override void OnError(Exception exception, ICakeContext context) => journal.Add("OnError");

        public override void Finally(ICakeContext context) => journal.Add("Finally");
    }

    private sealed class Rethrowing(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new IOException("disk full");

        public override void OnError(Exception exception, ICakeContext context) =>
            throw new InvalidOperationException("gave up", exception);

        public override void Finally(ICakeContext context) => journal.Add("Finally");
    }

    private sealed class Skipped(Journal journal) : Step(journal), IFrostingTask
    {
        public string SkippedMessage => "nothing changed";

        public override bool ShouldRun(ICakeContext context) => false;
    }

    [IsDependentOn(typeof(Skipped))]
    private sealed class AfterSkipped(Journal journal) : Step(journal);
}
