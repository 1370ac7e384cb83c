using Cake.Core;

namespace Cake.Frosting.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void Setup_and_teardown_surround_the_build_and_the_task_ones_each_task()
    {
        var result = Build.Run(
            host => host.With<First>().With<Second>().UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>(), "--target", "Second");

        result.Journal.Should().Equal(
            "Setup for Second of First, Second",
            "Setup of First", "First", "Teardown of First",
            "Setup of Second", "Second", "Teardown of Second",
            "Teardown, successful: True");
    }

    [Fact]
    public void Teardown_follows_a_failed_task_and_sees_what_it_threw()
    {
        var result = Build.Run(host => host.With<Failing>().UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>(), "--target", "Failing");

        result.Journal.Should().Equal(
            "Setup for Failing of Failing", "Setup of Failing", "Teardown of Failing: disk full", "Teardown, successful: False: disk full");
        result.ExitCode.Should().Be(1);
    }

    [Fact]
    public void Teardown_follows_a_failed_setup_and_no_task_runs()
    {
        var result = Build.Run(host => host.With<First>().UseSetup<FailingSetup>().UseTeardown<SeparateTeardown>(), "--target", "First");

        result.Journal.Should().Equal("Teardown: no licence");
        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain("Error: no licence");
    }

    [Fact]
    public void A_failed_teardown_fails_the_build()
    {
        var result = Build.Run(host => host.With<First>().UseTeardown<FailingTeardown>(), "--target", "First");

        result.Journal.Should().Equal("First");
        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain("Error: cannot clean up");
    }

    [Fact]
    public void Setups_and_teardowns_can_be_classes_of_their_own()
    {
        var result = Build.Run(
            host => host.With<First>().UseTaskSetup<SeparateTaskSetup>().UseTaskTeardown<SeparateTaskTeardown>()
                .UseTeardown<SeparateTeardown>(),
            "--target", "First");

        result.Journal.Should().Equal("Before First", "First", "After First", "Teardown");
    }

    [Fact]
    public void Of_two_lifetimes_the_last_is_used() =>
        Build.Run(host => host.With<First>().UseTeardown<FailingTeardown>().UseTeardown<SeparateTeardown>(), "-t", "First").Journal
            .Should().Equal("First", "Teardown");

    [Fact]
    public void The_task_lifetime_sees_skipped_tasks_too() =>
        Build.Run(host => host.With<Skipped>().With<AfterSkipped>().UseTaskLifetime<TaskLifetime>(), "-t", "AfterSkipped").Journal
            .Should().Equal(
                "Setup of Skipped", "Teardown of Skipped, skipped", "Setup of AfterSkipped", "AfterSkipped", "Teardown of AfterSkipped");

    private sealed class First(Journal journal) : Step(journal);

    [IsDependentOn(typeof(First))]
    private sealed class Second(Journal journal) : Step(journal);

    private sealed class Failing : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new IOException("disk full");
    }

    private sealed class Skipped(Journal journal) : Step(journal)
    {
        public override bool ShouldRun(ICakeContext context) => false;
    }

    [IsDependentOn(typeof(Skipped))]
    private sealed class AfterSkipped(Journal journal) : Step(journal);

    private sealed class Lifetime(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) =>
            journal.Add($"Setup for {info.TargetTask.Name} of {string.Join(", ", info.TasksToExecute.Select(task => task.Name))}");

        public override void Teardown(ICakeContext context, ITeardownContext info) =>
            journal.Add($"Teardown, successful: {info.Successful}{Cause(info.ThrownException)}");
    }

    private sealed class TaskLifetime(Journal journal) : FrostingTaskLifetime
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add($"Setup of {info.Task.Name}");

        public override void Teardown(ICakeContext context, ITaskTeardownContext info) =>
            journal.Add($"Teardown of {info.Task.Name}{(info.Skipped ? ", skipped" : "")}{Cause(info.ThrownException)}");
    }

    private sealed class FailingSetup : FrostingSetup
    {
        public override void Setup(ICakeContext context, ISetupContext info) => throw new InvalidOperationException("no licence");
    }

    private sealed class FailingTeardown : FrostingTeardown
    {
        public override void Teardown(ICakeContext context, ITeardownContext info) =>
            throw new InvalidOperationException("cannot clean up");
    }

    private sealed class SeparateTeardown(Journal journal) : FrostingTeardown
    {
        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add($"Teardown{Cause(info.ThrownException)}");
    }

    private sealed class SeparateTaskSetup(Journal journal) : FrostingTaskSetup
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add($"Before {info.Task.Name}");
    }

    private sealed class SeparateTaskTeardown(Journal journal) : FrostingTaskTeardown
    {
        public override void Teardown(ICakeContext context, ITaskTeardownContext info) => journal.Add($"After {info.Task.Name}");
    }

    private static string Cause(Exception? exception) => exception is null ? "" : $": {exception.Message}";
}
