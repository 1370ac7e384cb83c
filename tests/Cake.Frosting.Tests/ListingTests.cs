using System.Text.RegularExpressions;
using Cake.Core;

namespace Cake.Frosting.Tests;

public sealed partial class ListingTests
{
    private static BuildResult Run(params string[] args) => Build.Run(
        host => host.With<Clean>().With<Compile>().With<Analyze>().With<Test>().With<Default>().UseLifetime<Lifetime>(), args);

    private static void ShouldMatch(BuildResult result, string name)
    {
        result.ExitCode.Should().Be(0);
        Snapshot.Match(result.Output, $"Cake.Frosting.Tests/Snapshots/{name}.txt");
    }

    [Fact]
    public void Tree_shows_what_each_task_depends_on()
    {
        var result = Run("--tree");

        ShouldMatch(result, "tree");
        result.Journal.Should().BeEmpty();
    }

    [Fact]
    public void Description_shows_what_each_task_does()
    {
        var result = Run("--description");

        ShouldMatch(result, "description");
        result.Journal.Should().BeEmpty();
    }

    [Fact]
    public void A_dry_run_lists_the_tasks_in_order_and_runs_only_setup_and_teardown()
    {
        var result = Run("--dryrun", "--target", "Default", "--target", "Clean");

        ShouldMatch(result, "dryrun");
        result.Journal.Should().Equal("Setup", "Teardown");
    }

    [Theory]
    [InlineData("--showtree", "tree")]
    [InlineData("--showdescription", "description")]
    [InlineData("--whatif", "dryrun-default")]
    [InlineData("--noop", "dryrun-default")]
    public void Other_spellings_do_the_same(string option, string name) => ShouldMatch(Run(option), name);

    [Fact]
    public void Help_shows_every_option() => ShouldMatch(Run("--help"), "help");

    [Fact]
    public void A_build_prints_its_steps_and_a_report()
    {
        var result = Run("--target", "Default");

        ShouldMatch(result with { Output = Durations().Replace(result.Output, "00:00:00.0000000") }, "run");
        result.Journal.Should().Equal("Setup", "Compile", "Test", "Teardown");
    }

    [GeneratedRegex(@"\d\d:\d\d:\d\d\.\d{7}")]
    private static partial Regex Durations();

    private sealed class Lifetime(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) => journal.Add("Setup");

        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add("Teardown");
    }

    [TaskDescription("Deletes what a build made")]
    private sealed class Clean(Journal journal) : Step(journal);

    [TaskDescription("Compiles [all] projects")]
    private sealed class Compile(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Compile))]
    [IsDependeeOf(typeof(Default))]
    private sealed class Analyze(Journal journal) : Step(journal)
    {
        public override bool ShouldRun(ICakeContext context) => false;
    }

    [TaskName("Run-Tests")]
    [IsDependentOn(typeof(Compile))]
    private sealed class Test(Journal journal) : Step(journal);

    [TaskDescription("What runs without a target")]
    [IsDependentOn(typeof(Test))]
    private sealed class Default : FrostingTask;
}
