namespace Cake.Frosting.Tests;

public sealed class TaskOrderTests
{
    private static void Graph(CakeHost host) => host.With<Publish>().With<Compile>().With<Analyze>().With<Restore>().With<Clean>();

    [Fact]
    public void A_task_runs_after_what_it_depends_on_and_after_what_names_it_as_dependee()
    {
        var result = Build.Run(Graph, "--target", "Publish");

        result.Journal.Should().Equal("Restore", "Compile", "Analyze", "Publish");
        result.ExitCode.Should().Be(0);
    }

    [Fact]
    public void Target_names_ignore_case() =>
        Build.Run(Graph, "-t", "compile").Journal.Should().Equal("Restore", "Compile");

    [Fact]
    public void A_task_name_overrides_the_class_name() =>
        Build.Run(host => host.With<Renamed>(), "--target=other-name").Journal.Should().Equal("Renamed");

    [Fact]
    public void A_target_may_be_repeated_and_what_several_targets_need_runs_once() =>
        Build.Run(Graph, "--target", "Compile", "--target", "Clean", "-t", "Analyze").Journal
            .Should().BeEquivalentTo("Restore", "Compile", "Clean", "Analyze")
            .And.ContainInOrder("Restore", "Compile").And.ContainInOrder("Restore", "Analyze");

    [Fact]
    public void Exclusive_runs_the_targets_alone() =>
        Build.Run(Graph, "--target", "Compile", "--target", "Analyze", "--exclusive").Journal.Should().BeEquivalentTo("Compile", "Analyze");

    [Fact]
    public void Without_a_target_Default_runs() =>
        Build.Run(host => host.With<Clean>().With<Default>(), []).Journal.Should().Equal("Clean", "Default");

    [Fact]
    public void A_task_without_Run_runs_what_it_depends_on()
    {
        var result = Build.Run(host => host.With<Clean>().With<Everything>(), "-t", "Everything");

        result.Journal.Should().Equal("Clean");
        result.Output.Should().MatchRegex(@"Everything +\S+ +Succeeded");
    }

    private sealed class Clean(Journal journal) : Step(journal);

    private sealed class Restore(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Restore))]
    private sealed class Compile(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Restore))]
    [IsDependeeOf(typeof(Publish))]
    private sealed class Analyze(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Compile))]
    private sealed class Publish(Journal journal) : Step(journal);

    [TaskName("Other-Name")]
    private sealed class Renamed(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Clean))]
    private sealed class Default(Journal journal) : Step(journal);

    [IsDependentOn(typeof(Clean))]
    private sealed class Everything : FrostingTask;
}
