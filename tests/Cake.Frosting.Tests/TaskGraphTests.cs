using Cake.Core;

namespace Cake.Frosting.Tests;

public sealed class TaskGraphTests
{
    private static BuildResult RunWithLifetime(Action<CakeHost> configure, params string[] args) =>
        Build.Run(host => { configure(host); host.UseLifetime<Lifetime>(); }, args);

    private static void ShouldFailBeforeAnythingRuns(BuildResult result, params string[] lines)
    {
        result.Output.Should().Be($"Error: {string.Join('\n', lines)}\n");
        result.Journal.Should().BeEmpty();
        result.ExitCode.Should().Be(1);
    }

    [Theory]
    [InlineData("--target=Free")]
    [InlineData("--target=One")]
    [InlineData("--dryrun", "--target=One")]
    [InlineData("--tree")]
    [InlineData("--description")]
    public void A_circle_of_dependencies_is_reported_before_anything_runs(params string[] args) =>
        ShouldFailBeforeAnythingRuns(
            RunWithLifetime(host => host.With<Free>().With<One>().With<Two>().With<Three>(), args),
            "Tasks depend on each other in a circle: One -> Two -> Third -> One. Remove one of these dependencies.");

    [Fact]
    public void A_circle_may_be_closed_by_a_dependee_or_consist_of_one_task() =>
        ShouldFailBeforeAnythingRuns(
            RunWithLifetime(host => host.With<Chicken>().With<Egg>().With<Selfish>(), "-t", "Egg"),
            "Tasks depend on each other in a circle: Chicken -> Egg -> Chicken. Remove one of these dependencies.",
            "Tasks depend on each other in a circle: Selfish -> Selfish. Remove one of these dependencies.");

    [Fact]
    public void A_dependency_on_what_is_no_task_is_reported_before_anything_runs() =>
        ShouldFailBeforeAnythingRuns(
            RunWithLifetime(host => host.With<Free>().With<OnDate>().With<ForDate>(), "-t", "Free"),
            "Task 'OnDate': [IsDependentOn(typeof(DateTime))] names a class that is not a task. "
                + "Name one that derives from FrostingTask or AsyncFrostingTask.",
            "Task 'ForDate': [IsDependeeOf(typeof(DateTime))] names a class that is not a task. "
                + "Name one that derives from FrostingTask or AsyncFrostingTask.");

    [Fact]
    public void A_dependency_on_an_unregistered_task_is_reported_before_anything_runs() =>
        ShouldFailBeforeAnythingRuns(
            RunWithLifetime(host => host.With<Free>().With<OnUnregistered>(), "-t", "Free"),
            "Task 'OnUnregistered': [IsDependentOn(typeof(Unregistered))] names a task that is not registered. "
                + "Make its class public and not abstract, or add its assembly with AddAssembly.");

    [Fact]
    public void A_dependency_on_a_task_of_another_context_is_reported_before_anything_runs()
    {
        var result = RunWithLifetime(host => host.With<Foreign>().With<OnForeign>(), "-t", "OnForeign");

        result.Output.Should().Be(
            $"Task Foreign is left out: it needs the context {typeof(OtherContext)}, the build runs in {typeof(FrostingContext)}.\n"
            + $"Error: Task 'OnForeign': [IsDependentOn(typeof(Foreign))] names a task that needs the context {typeof(OtherContext)}, "
            + $"and the build runs in {typeof(FrostingContext)}. Let both use the same.\n");
        result.Journal.Should().BeEmpty();
    }

    [Fact]
    public void Tasks_of_one_name_are_reported_before_anything_runs() =>
        ShouldFailBeforeAnythingRuns(
            RunWithLifetime(host => host.With<Free>().With<AlsoFree>().With<One>().With<One>().With<Two>().With<Three>(), "-t", "Two"),
            $"Several tasks are named 'Free': {typeof(Free)}, {typeof(AlsoFree)}. Give each its own name with [TaskName].",
            $"Task 'One' ({typeof(One)}) is registered 2 times. Add its assembly to the host once.",
            "Tasks depend on each other in a circle: One -> Two -> Third -> One. Remove one of these dependencies.");

    [Fact]
    public void A_task_that_derives_from_no_task_class_is_reported() =>
        ShouldFailBeforeAnythingRuns(
            RunWithLifetime(host => host.With<Free>().With<ByItself>(), "-t", "Free"),
            $"Task 'ByItself': {typeof(ByItself)} implements IFrostingTask by itself. Derive it from FrostingTask or AsyncFrostingTask.");

    [Theory]
    [InlineData("Fre", "Did you mean 'Free'? --description lists all targets.")]
    [InlineData("sbmit", "Did you mean 'Submit'? --description lists all targets.")]
    [InlineData("Submi", "Did you mean 'Submit' or 'SubmitAgain'? --description lists all targets.")]
    [InlineData("Xyzzy", "Known targets: Free, Submit, SubmitAgain.")]
    public void An_unknown_target_is_reported_with_the_nearest_known_ones(string target, string advice) =>
        ShouldFailBeforeAnythingRuns(
            RunWithLifetime(host => host.With<Submit>().With<SubmitAgain>().With<Free>(), "-t", "Free", "-t", target),
            $"Unknown target '{target}'. {advice}");

    [Fact]
    public void Without_targets_and_without_a_task_Default_the_known_ones_are_named() =>
        ShouldFailBeforeAnythingRuns(RunWithLifetime(host => host.With<Free>()), "Unknown target 'Default'. Known targets: Free.");

    [Fact]
    public void A_task_of_another_context_is_left_out_with_a_warning()
    {
        var result = Build.Run(host => host.With<Foreign>().With<Free>(), "-t", "Free");

        result.Journal.Should().Equal("Free");
        result.Output.Should().StartWith("Task Foreign is left out: it needs the context");
    }

    private sealed class Lifetime(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) => journal.Add("Setup");

        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add("Teardown");
    }

    private sealed class OtherContext(ICakeContext context) : FrostingContext(context);

    private sealed class Free(Journal journal) : Step(journal);

    [TaskName("free")]
    private sealed class AlsoFree(Journal journal) : Step(journal);

    private sealed class Submit(Journal journal) : Step(journal);

    private sealed class SubmitAgain(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Two))]
    private sealed class One(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Three))]
    private sealed class Two(Journal journal) : Step(journal);

    [TaskName("Third")]
    [IsDependentOn(typeof(One))]
    private sealed class Three(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Egg))]
    private sealed class Chicken(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Chicken))]
    [IsDependeeOf(typeof(Chicken))]
    private sealed class Egg(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Selfish))]
    private sealed class Selfish(Journal journal) : Step(journal);

    [IsDependentOn(typeof(DateTime))]
    private sealed class OnDate(Journal journal) : Step(journal);

    [IsDependeeOf(typeof(DateTime))]
    private sealed class ForDate(Journal journal) : Step(journal);

    private sealed class Unregistered(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Unregistered))]
    private sealed class OnUnregistered(Journal journal) : Step(journal);

    private sealed class Foreign : FrostingTask<OtherContext>;

    [IsDependentOn(typeof(Foreign))]
    private sealed class OnForeign(Journal journal) : Step(journal);

    private sealed class ByItself : IFrostingTask
    {
        public Task RunAsync(ICakeContext context) => Task.CompletedTask;

        public bool ShouldRun(ICakeContext context) => true;

        public void OnError(Exception exception, ICakeContext context)
        {
        }

        public void Finally(ICakeContext context)
        {
        }
    }
}
