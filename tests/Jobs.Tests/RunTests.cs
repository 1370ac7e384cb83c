using System.Diagnostics;
using Jobs.Local;

namespace Jobs.Tests;

/// <summary>A run has one job, whoever submits it how often and whoever is killed.</summary>
public sealed class RunTests : IDisposable
{
    private static readonly string PathOfClient = Path.Combine(AppContext.BaseDirectory, "JobClient.dll");

    private readonly LocalJobs _jobs = new();

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public async Task A_run_submitted_again_is_the_same_job()
    {
        var request = _jobs.Request("echo once >>count");

        var first = await _jobs.RunAsync(request);
        var second = await _jobs.Service.SubmitAsync(request with { Command = new JobCommand("other", []) });

        second.Should().BeEquivalentTo(first);
        File.ReadAllLines(_jobs.PathOf("count")).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_run_submitted_by_many_at_once_is_one_job()
    {
        var request = _jobs.Request("echo once >>count");

        var submitted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _jobs.Service.SubmitAsync(request))));

        submitted.Select(job => job.Id).Distinct().Should().HaveCount(1);
        (await _jobs.EndOfAsync(submitted[0].Id)).State.Should().Be(JobState.Succeeded);
        File.ReadAllLines(_jobs.PathOf("count")).Should().HaveCount(1);
        Directory.GetDirectories(_jobs.Path).Select(Path.GetFileName).Should().BeEquivalentTo([".runs", submitted[0].Id]);
    }

    [Fact]
    public async Task A_run_whose_client_was_killed_at_any_moment_still_gets_one_job()
    {
        for (var delay = 0; delay < 240; delay += 30)
        {
            var (run, count) = ($"killed-{delay}", _jobs.PathOf($"count-{delay}"));
            using (var client = StartClient(run, $"echo once >>'{count}'"))
            {
                await Task.Delay(delay);
                client.Kill();
                await client.WaitForExitAsync();
            }

            var request = _jobs.Request($"echo once >>'{count}'") with { RunId = run };
            (await _jobs.RunAsync(request)).State.Should().Be(JobState.Succeeded);
            File.ReadAllLines(count).Should().HaveCount(1);
        }

        var list = await _jobs.Service.ListAsync();
        list.Jobs.Should().HaveCount(8);
        list.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_killed_client_left_before_its_run_had_a_job_is_no_job()
    {
        var job = await _jobs.RunAsync("true");
        var left = new JobFolder(Path.Combine(_jobs.Path, "20200101-000000-000-00000000"));
        left.Create(_jobs.FolderOf(job).ReadRecord() with { Id = left.Id, RunId = "never-claimed" });

        (await _jobs.Service.ListAsync()).Jobs.Should().ContainSingle().Which.Id.Should().Be(job.Id);
        await FluentActions.Awaiting(() => _jobs.Service.DescribeAsync(left.Id)).Should().ThrowAsync<Faults.FaultException>();
    }

    [Fact]
    public async Task A_job_outlives_its_killed_client()
    {
        using var client = StartClient("outlives", $"echo up; while [ ! -e '{_jobs.PathOf("go")}' ]; do sleep 0.05; done; echo done");
        var id = (await client.StandardOutput.ReadLineAsync())!;
        await _jobs.UntilLoggedAsync(id, "up");

        client.Kill();
        await client.WaitForExitAsync();

        (await _jobs.Service.DescribeAsync(id)).State.Should().Be(JobState.Running);
        File.WriteAllText(_jobs.PathOf("go"), "");
        (await _jobs.EndOfAsync(id)).State.Should().Be(JobState.Succeeded);
        (await _jobs.LogOfAsync(id)).Should().Equal("up", "done");
    }

    [Fact]
    public async Task A_run_whose_job_was_deleted_says_how_to_go_on()
    {
        var request = _jobs.Request("true");
        var job = await _jobs.RunAsync(request);
        var folder = _jobs.FolderOf(job);
        folder.Delete();

        await FluentActions.Awaiting(() => _jobs.Service.SubmitAsync(request)).Should().ThrowAsync<JobException>().WithMessage(
            $"{folder.Path}: the folder of job {job.Id} of run {request.RunId} was deleted. "
            + $"Choose a new run id, or delete {Path.Combine(_jobs.Path, ".runs", request.RunId)} as well.");
        (await _jobs.Service.ListAsync()).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_that_cannot_be_claimed_leaves_no_job()
    {
        // A file stands where the link of the run should be: the supervisor cannot make it, and there is no other job either.
        var request = _jobs.Request("true");
        Directory.CreateDirectory(Path.Combine(_jobs.Path, ".runs"));
        File.WriteAllText(Path.Combine(_jobs.Path, ".runs", request.RunId), "");

        await FluentActions.Awaiting(() => _jobs.Service.SubmitAsync(request)).Should().ThrowAsync<JobException>()
            .WithMessage($"{_jobs.Path}: run {request.RunId} could not be started: ln: *");
        Directory.GetDirectories(_jobs.Path).Select(Path.GetFileName).Should().Equal(".runs");
    }

    private Process StartClient(string run, string script) =>
        Process.Start(
            new ProcessStartInfo("dotnet", ["exec", PathOfClient, _jobs.Path, run, script]) { RedirectStandardOutput = true })!;
}
