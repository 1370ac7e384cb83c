using System.Globalization;
using System.IO.Pipes;
using System.Runtime.CompilerServices;
using Faults;

namespace Jobs.Local;

/// <summary>Runs training jobs as processes on this machine. A submitted job depends neither on this process nor on a terminal.</summary>
/// <remarks>
/// Each job has a folder <c>JOBS/ID/</c> with <c>job.json</c> (the request), <c>job.log</c> (the output of the trainer), <c>supervisor</c>
/// and <c>trainer</c> (the processes), <c>cancel</c> (a requested cancellation) and <c>exit</c> (the exit code). The state of a job is derived
/// from these files and the running processes, so it is correct even after a process was killed. <c>JOBS/.runs/</c> has a symbolic link from
/// each run to its job. Log positions are offsets in bytes; times are whole seconds.
/// </remarks>
public sealed class LocalJobService : ITrainingJobService<TrainingJobRequest>
{
    private const int GraceStepsPerSecond = 5;

    private readonly string _jobs;
    private readonly RunIndex _runs;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly TimeSpan _grace;
    private readonly ProcessTable _processes = ProcessTable.OfThisMachine;

    /// <param name="jobsFolder">The folder of jobs; created by the first job.</param>
    /// <param name="clock">Source of the times of jobs, and of the pauses between two polls of a log.</param>
    /// <param name="random">Makes the ids of jobs unique that are submitted at the same time.</param>
    /// <param name="grace">The grace period after which a cancelled job is killed.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Tool"/>: this is Windows.</exception>
    public LocalJobService(string jobsFolder, TimeProvider clock, Random random, TimeSpan grace)
    {
        if (OperatingSystem.IsWindows())
            throw new FaultException(FaultKind.Tool, "Jobs on this machine need Linux or macOS. On Windows, run the build inside WSL.");
        _jobs = Path.GetFullPath(jobsFolder);
        _runs = new RunIndex(Path.Combine(_jobs, ".runs"));
        (_clock, _random, _grace) = (clock, random, grace);
    }

    public async Task<TrainingJob> SubmitAsync(TrainingJobRequest request, CancellationToken cancellation = default)
    {
        request.Check();
        cancellation.ThrowIfCancellationRequested();
        if (_runs.JobOf(request.RunId) is { } earlier)
            return DescribeJobOfRun(earlier, request.RunId);
        if (!Directory.Exists(request.WorkingFolder))
        {
            throw new FaultException(
                FaultKind.Settings, $"{request.WorkingFolder}: the job's working folder does not exist. Create it, or use another folder.");
        }

        var folder = CreateFolder(request);
        await LaunchAsync(folder, request);
        var job = _runs.JobOf(request.RunId);
        if (job == folder.Id)
            return JobDescription.Of(folder, _processes);

        var log = LogTail.Read(folder.LogPath, 1);
        folder.Delete();
        return job is not null
            ? DescribeJobOfRun(job, request.RunId)
            : throw new JobException($"{_jobs}: run {request.RunId} could not be started: {string.Concat(log)}");
    }

    public Task<TrainingJob> DescribeAsync(string id, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(JobDescription.Of(Find(id), _processes));
    }

    public Task<TrainingJobList> ListAsync(CancellationToken cancellation = default)
    {
        var jobs = new List<TrainingJob>();
        var faults = new List<FaultException>();
        foreach (var id in _runs.Jobs().OrderDescending(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var folder = FolderOf(id);
            if (!folder.Exists)
                continue;
            try
            {
                jobs.Add(JobDescription.Of(folder, _processes));
            }
            catch (JobException exception)
            {
                faults.Add(exception);
            }
        }

        return Task.FromResult(new TrainingJobList(jobs, faults));
    }

    public async IAsyncEnumerable<LogEntry> StreamLogsAsync(
        string id, LogPosition from = default, bool follow = true, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var folder = Find(id);
        await using var file = new FileStream(
            folder.LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        var reader = new LogReader(file, long.Parse(from.Token ?? "0", CultureInfo.InvariantCulture));
        var backoff = new Backoff(_clock);
        while (true)
        {
            // Checked before the log is read: once a job has ended, its log is complete.
            var ended = JobDescription.Of(folder, _processes).State.HasEnded();
            while (await reader.FillAsync(cancellation))
            {
                while (reader.TakeLine() is { } line)
                    yield return line;
                backoff.Reset();
            }

            if (ended && reader.TakeRest() is { } rest)
                yield return rest;
            if (ended || !follow)
                yield break;
            await backoff.WaitAsync(cancellation);
        }
    }

    public Task<TrainingJob> CancelAsync(string id, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var folder = Find(id);
        var job = JobDescription.Of(folder, _processes);
        if (job.State.HasEnded())
            return Task.FromResult(job);

        folder.RequestCancel(_clock.GetUtcNow());
        // The group id belongs to the job while any process of the job runs. The grace period is timed by a script that outlives this process.
        var group = (folder.ReadSupervisor() ?? folder.ReadTrainer())!.Group;
        DetachedScript.Start(Script.Canceller, [$"{group}", $"{(int)(_grace.TotalSeconds * GraceStepsPerSecond)}"], environment: []);
        return Task.FromResult(JobDescription.Of(folder, _processes));
    }

    private JobFolder CreateFolder(TrainingJobRequest request)
    {
        var now = _clock.GetUtcNow();
        // The shell records whole seconds. With fractions here, a job could appear to start before it was submitted.
        var created = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        var folder = FolderOf(string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmss-fff}-{_random.NextInt64(1L << 32):x8}"));
        try
        {
            _runs.Create();
            folder.Create(JobRecord.Of(request, folder.Id, created));
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"{_jobs}: the jobs folder cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Starts the supervisor, and returns when it has claimed the run or has exited.</summary>
    private async Task LaunchAsync(JobFolder folder, TrainingJobRequest request)
    {
        await using var settled = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        try
        {
            DetachedScript.Start(
                Script.Supervisor,
                [
                    folder.Path,
                    _runs.LinkOf(request.RunId),
                    Path.GetFullPath(request.WorkingFolder),
                    request.Command.Program,
                    .. request.Command.Arguments,
                ],
                request.Environment.Concat(request.SecretEnvironment),
                settled.ClientSafePipeHandle);
        }
        catch (JobException)
        {
            folder.Delete();
            throw;
        }

        settled.DisposeLocalCopyOfClientHandle();
        while (await settled.ReadAsync(new byte[1]) > 0)
        {
        }
    }

    private TrainingJob DescribeJobOfRun(string id, string runId)
    {
        var folder = FolderOf(id);
        return folder.Exists
            ? JobDescription.Of(folder, _processes)
            : throw new JobException(
                $"{folder.Path}: the folder of job {id} of run {runId} was deleted. "
                + $"Choose a new run id, or delete {_runs.LinkOf(runId)} as well.");
    }

    private JobFolder Find(string id)
    {
        // The id comes from the user and must not lead to a folder outside.
        var folder = id.Length > 0 && id.All(c => char.IsAsciiHexDigitLower(c) || c == '-') ? FolderOf(id) : null;
        // A folder whose run belongs to another job was left by a client that was killed during the submission.
        return folder is { Exists: true } && _runs.JobOf(folder.ReadRecord().RunId) == id
            ? folder
            : throw new FaultException(FaultKind.Settings, $"{_jobs}: there is no job \"{id}\". List the jobs to find its id.");
    }

    private JobFolder FolderOf(string id) => new(Path.Combine(_jobs, id));
}
