using System.Diagnostics;
using Jobs.Local;

namespace Jobs.Tests;

/// <summary>Whichever process of a job dies, and however, the next look at the job tells what is true.</summary>
public sealed class ProcessDeathTests : IDisposable
{
    private readonly LocalJobs _jobs = new();

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public async Task A_killed_trainer_is_a_failed_job()
    {
        var job = await StartAsync("echo working; sleep 60");

        LocalJobs.Kill(_jobs.FolderOf(job).ReadTrainer());

        var ended = await _jobs.EndOfAsync(job.Id);
        ended.State.Should().Be(JobState.Failed);
        ended.Failure!.ExitCode.Should().Be(137);
        ended.Failure.Reason.Should().Be("it was killed by signal 9 (exit code 137); this often means that the machine ran out of memory");
        ended.Failure.LastLines.Should().StartWith("working");
    }

    [Fact]
    public async Task With_its_supervisor_killed_a_job_runs_as_long_as_its_trainer_and_fails_with_it()
    {
        var job = await StartAsync($"echo working; while [ ! -e '{_jobs.PathOf("go")}' ]; do sleep 0.05; done");
        var supervisor = _jobs.FolderOf(job).ReadSupervisor();

        LocalJobs.Kill(supervisor);
        await Task.Delay(100);
        (await _jobs.Service.DescribeAsync(job.Id)).State.Should().Be(JobState.Running);

        File.WriteAllText(_jobs.PathOf("go"), "");
        var ended = await _jobs.EndOfAsync(job.Id);
        ended.State.Should().Be(JobState.Failed);
        ended.ExitCode.Should().BeNull();
        ended.Failure!.Reason.Should().Be(
            $"its supervisor (process {supervisor!.Id}) was killed or the machine restarted, so its exit code is unknown");
        ended.Failure.LastLines.Should().Equal("working");
    }

    [Fact]
    public async Task A_job_whose_supervisor_was_killed_can_be_cancelled()
    {
        var job = await StartAsync("echo working; sleep 60");
        LocalJobs.Kill(_jobs.FolderOf(job).ReadSupervisor());

        await _jobs.Service.CancelAsync(job.Id);

        (await _jobs.EndOfAsync(job.Id)).State.Should().Be(JobState.Cancelled);
    }

    [Fact]
    public async Task A_job_killed_with_all_its_processes_failed()
    {
        var job = await StartAsync("echo working; sleep 60");
        var (supervisor, trainer) = (_jobs.FolderOf(job).ReadSupervisor(), _jobs.FolderOf(job).ReadTrainer());

        LocalJobs.Kill(supervisor);
        LocalJobs.Kill(trainer);

        (await _jobs.EndOfAsync(job.Id)).Failure!.ExitCode.Should().BeNull();
    }

    [Fact]
    public async Task After_a_restart_of_the_machine_the_numbers_of_its_processes_mean_nothing()
    {
        var job = await StartAsync("echo working; sleep 60");
        Restart("supervisor");
        Restart("trainer");

        (await _jobs.Service.DescribeAsync(job.Id)).State.Should().Be(JobState.Failed);

        void Restart(string name)
        {
            var path = Path.Combine(_jobs.FolderOf(job).Path, name);
            var process = ProcessRecord.Parse(File.ReadAllText(path));
            File.WriteAllText(path, $"{process.Id} {process.Group} {process.Noted:O} an-earlier-boot/1\n");
        }
    }

    [Fact]
    public async Task A_process_that_got_the_number_of_a_trainer_is_not_the_trainer()
    {
        var job = await _jobs.RunAsync("true");
        var folder = _jobs.FolderOf(job);
        File.Delete(Path.Combine(folder.Path, "exit"));
        foreach (var name in new[] { "supervisor", "trainer" })
        {
            var path = Path.Combine(folder.Path, name);
            var process = ProcessRecord.Parse(File.ReadAllText(path));
            File.WriteAllText(path, $"{Environment.ProcessId} {process.Group} {process.Noted:O} {process.Birth}\n");
        }

        (await _jobs.Service.DescribeAsync(job.Id)).State.Should().Be(JobState.Failed);
    }

    [Fact]
    public async Task A_job_has_a_session_of_its_own_and_no_terminal()
    {
        if (!File.Exists("/proc/self/stat"))
            Assert.Skip("/proc is absent");

        var job = await _jobs.RunAsync("cat /proc/$$/stat");

        // proc(5): after the name come state, parent, group, session, terminal.
        var fields = (await _jobs.LogOfAsync(job.Id))[0].Split(") ")[1].Split(' ');
        fields[2].Should().Be($"{_jobs.FolderOf(job).ReadTrainer()!.Group}");
        fields[3].Should().Be(fields[2]);
        fields[4].Should().Be("0");
    }

    [Fact]
    public async Task No_remains_of_a_job_stay_with_its_client()
    {
        var table = Tools.Require("ps");
        for (var i = 0; i < 3; i++)
            await _jobs.RunAsync("true");

        // Tests beside this one have shells as well, but only for moments; remains would stay.
        var seen = await ShellsOfThisProcessAsync(table);
        var waiting = Stopwatch.StartNew();
        while (seen.Count > 0 && waiting.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(50);
            seen.IntersectWith(await ShellsOfThisProcessAsync(table));
        }

        seen.Should().BeEmpty();
    }

    private static async Task<HashSet<string>> ShellsOfThisProcessAsync(string table)
    {
        using var ps = Process.Start(
            new ProcessStartInfo(table, ["-A", "-o", "ppid=", "-o", "comm=", "-o", "pid="]) { RedirectStandardOutput = true })!;
        var lines = (await ps.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries);
        return [.. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields is [var parent, "sh", ..] && parent == $"{Environment.ProcessId}")
            .Select(fields => fields[^1])];
    }

    private async Task<TrainingJob> StartAsync(string script)
    {
        var job = await _jobs.SubmitAsync(script);
        await _jobs.UntilLoggedAsync(job.Id, "working");
        return job;
    }
}
