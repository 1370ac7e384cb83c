using System.Diagnostics;
using Jobs.Local;

namespace Jobs.Tests;

/// <summary>A folder of real jobs, each a small shell script; none of them is left behind.</summary>
internal sealed class LocalJobs : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _runs;

    public LocalJobs() => Service = new LocalJobService(Path, TimeProvider.System, Random.Shared, TimeSpan.FromSeconds(1));

    public string Path => _folder.PathOf("jobs");

    public LocalJobService Service { get; }

    public string PathOf(string name) => _folder.PathOf(name);

    public JobFolder FolderOf(TrainingJob job) => new(System.IO.Path.Combine(Path, job.Id));

    public TrainingJobRequest Request(string script, params string[] arguments) => new()
    {
        DisplayName = "a test",
        RunId = $"run-{Interlocked.Increment(ref _runs)}",
        Command = new JobCommand("/bin/sh", ["-c", script, "trainer", .. arguments]),
        WorkingFolder = _folder.Path,
    };

    public Task<TrainingJob> SubmitAsync(string script) => Service.SubmitAsync(Request(script));

    public async Task<TrainingJob> RunAsync(TrainingJobRequest request) => await EndOfAsync((await Service.SubmitAsync(request)).Id);

    public Task<TrainingJob> RunAsync(string script) => RunAsync(Request(script));

    public Task<TrainingJob> EndOfAsync(string id) => UntilAsync(id, job => job.State.HasEnded());

    public async Task<TrainingJob> UntilAsync(string id, Predicate<TrainingJob> condition)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var job = await Service.DescribeAsync(id);
            if (condition(job))
                return job;
            if (waiting.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"job {id} stays {job.State}");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until the trainer of a job has written a line.</summary>
    public async Task UntilLoggedAsync(string id, string text)
    {
        await foreach (var entry in Service.StreamLogsAsync(id))
        {
            if (entry.Text == text)
                return;
        }

        throw new InvalidOperationException($"job {id} ended without writing \"{text}\"");
    }

    public async Task<List<string>> LogOfAsync(string id) =>
        await Service.StreamLogsAsync(id, follow: false).Select(entry => entry.Text).ToListAsync();

    public static void Kill(ProcessRecord? process) => Process.GetProcessById(process!.Id).Kill();

    public void Dispose()
    {
        foreach (var folder in Directory.Exists(Path) ? Directory.GetDirectories(Path) : [])
            KillGroupOf(new JobFolder(folder));
        _folder.Dispose();
    }

    private static void KillGroupOf(JobFolder job)
    {
        if (File.Exists(System.IO.Path.Combine(job.Path, "supervisor")) && job.ReadSupervisor() is { } supervisor)
        {
            using var kill = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"kill -s KILL -- -{supervisor.Group} 2>/dev/null"]))!;
            kill.WaitForExit();
        }
    }
}
