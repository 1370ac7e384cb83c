using Faults;
using Training.Benchmarks;

namespace Benchmarks.Tests;

public sealed class QuickstartCloneTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Submit_is_timed_twice_and_the_trainer_until_its_first_step()
    {
        var repository = Commit(Submitting("sleep 0.3", trainer: "echo reading; sleep 0.2; echo '{\\\"stage\\\":\\\"lm\\\"}'; exec sleep 60"));

        using var clone = new QuickstartClone(repository);
        var times = clone.Measure(rounds: 3);

        times.ColdSubmitSeconds.Should().BeInRange(0.3, 30);
        times.RepeatedSubmitSeconds.Should().BeInRange(0.001, 30);
        times.FirstStepSeconds.Should().BeInRange(0.2, 30);
    }

    [Fact]
    public void A_submit_that_fails_is_told_with_what_it_said()
    {
        using var clone = new QuickstartClone(Commit("echo no SDK >&2; exit 4"));

        clone.Invoking(each => each.Measure(1)).Should().Throw<FaultException>().WithMessage("*build.sh --target=Submit: exit code 4. It said:\nno SDK\n")
            .Which.Kind.Should().Be(FaultKind.Tool);
    }

    [Fact]
    public void A_trainer_that_never_trains_is_told()
    {
        using var clone = new QuickstartClone(Commit(Submitting("true", trainer: "echo reading")));

        clone.Invoking(each => each.Measure(1)).Should().Throw<FaultException>().WithMessage("*came to no first step*");
    }

    [Fact]
    public void What_is_no_repository_cannot_be_cloned() => FluentActions.Invoking(() => new QuickstartClone(_folder.PathOf("nothing")))
        .Should().Throw<FaultException>().WithMessage("git clone *");

    /// <summary>A build that takes its time once, and leaves a job behind.</summary>
    private static string Submitting(string onlyOnce, string trainer) =>
        $$"""
        job=artifacts/quickstart/jobs/1/job.json
        [ -f $job ] && exit 0
        {{onlyOnce}}
        mkdir -p artifacts/quickstart/jobs/1
        cat > $job <<'JSON'
        {"program": "/bin/sh", "arguments": ["-c", "{{trainer}}"]}
        JSON
        """;

    private string Commit(string build)
    {
        var repository = Directory.CreateDirectory(_folder.PathOf("repository")).FullName;
        File.WriteAllText(Path.Combine(repository, "build.sh"), $"#!/bin/sh\ncd \"$(dirname \"$0\")\"\n{build}\n");
        Command.Run("chmod", ["+x", Path.Combine(repository, "build.sh")]).Require();
        string[][] commands =
        [
            ["init", "--quiet"], ["add", "."],
            ["-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "build"],
        ];
        foreach (var command in commands)
            Command.Run("git", ["-C", repository, .. command]).Require();
        return repository;
    }
}
