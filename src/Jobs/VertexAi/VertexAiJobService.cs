using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Faults;
using Jobs.Cloud;
using Jobs.Cloud.Logs;

namespace Jobs.VertexAi;

/// <summary>Runs training jobs as custom jobs of Vertex AI.</summary>
/// <remarks>
/// A job's id is the number at the end of its name. Positions in a log are exact within this process; in another, reading goes on behind
/// the newest entry that was shown. The last lines of a job that failed come with <see cref="DescribeAsync"/>, not with
/// <see cref="ListAsync"/>. https://cloud.google.com/vertex-ai/docs/training/create-custom-job
/// </remarks>
public sealed partial class VertexAiJobService : ITrainingJobService<CustomJobRequest>
{
    private readonly CloudLocation _location;
    private readonly IReadOnlyDictionary<string, string> _scope;
    private readonly CustomJobApi _jobs;
    private readonly CustomJobSubmission _submission;
    private readonly CloudLog _log;
    private readonly CloudLogStream _stream;
    private readonly CloudFaults _faults;

    /// <param name="location">Where jobs run.</param>
    /// <param name="connection">How Google is reached.</param>
    /// <param name="scope">Labels that all jobs of this service carry: they are given to new ones, and the others are not listed.</param>
    /// <param name="notesFolder">Where this machine notes which runs it has sent. Created by the first job.</param>
    /// <param name="clock">Times pauses.</param>
    /// <param name="timing">How patient the service is.</param>
    public VertexAiJobService(
        CloudLocation location,
        GoogleConnection connection,
        IReadOnlyDictionary<string, string> scope,
        string notesFolder,
        TimeProvider clock,
        CloudTiming? timing = null)
    {
        (_location, _scope, timing) = (location, scope, timing ?? new CloudTiming());
        var api = new GoogleApi(connection, timing.Patience, clock);
        _jobs = new CustomJobApi(api, location);
        _submission = new CustomJobSubmission(_jobs, new SubmitJournal(notesFolder, clock), timing, clock);
        _log = new CloudLog(api, location, CloudLog.VertexAiTypes);
        _stream = new CloudLogStream(_log, timing, clock);
        _faults = new CloudFaults(CloudService.VertexAi, location);
    }

    /// <summary>The body of the request that <see cref="SubmitAsync"/> sends.</summary>
    public JsonObject BodyOf(CustomJobRequest request) => Scoped(request).ToBody();

    public async Task<TrainingJob> SubmitAsync(CustomJobRequest request, CancellationToken cancellation = default)
    {
        request = Scoped(request);
        request.Check();
        try
        {
            return Describe(await _submission.SubmitAsync(request, cancellation));
        }
        catch (UnsettledSubmitException unsettled)
        {
            throw _faults.Tell(
                $"whether run {request.RunId} has a job is not known (submit it again: a job that it has is found first)", unsettled.Cause, request);
        }
        catch (ApiException failure)
        {
            throw _faults.Tell($"run {request.RunId} cannot be submitted", failure, request);
        }
    }

    public async Task<TrainingJob> DescribeAsync(string id, CancellationToken cancellation = default)
    {
        var job = await LookAsync(id, Repeat.Safely, cancellation);
        return job.Failure is null ? job : job with { Failure = job.Failure with { LastLines = await LastLinesAsync(job, cancellation) } };
    }

    public async Task<TrainingJobList> ListAsync(CancellationToken cancellation = default)
    {
        var (jobs, faults) = (new List<TrainingJob>(), new List<FaultException>());
        var filter = string.Join(" AND ", _scope.Select(label => $"labels.{label.Key}=\"{label.Value}\"").Prepend($"labels.{JobLabels.RunId}:*"));
        try
        {
            await foreach (var job in _jobs.ListAsync(filter, cancellation))
            {
                try
                {
                    jobs.Add(Describe(job));
                }
                catch (FaultException fault)
                {
                    faults.Add(fault);
                }
            }
        }
        catch (ApiException failure)
        {
            throw _faults.Tell("jobs cannot be listed", failure);
        }

        return new TrainingJobList([.. jobs.OrderByDescending(job => job.Created)], faults);
    }

    public IAsyncEnumerable<LogEntry> StreamLogsAsync(
        string id, LogPosition from = default, bool follow = true, CancellationToken cancellation = default) =>
        _stream.ReadAsync(token => LookAsync(id, Repeat.Patiently, token), from, follow, cancellation);

    public async Task<TrainingJob> CancelAsync(string id, CancellationToken cancellation = default)
    {
        try
        {
            return Describe(await _jobs.CancelAsync(NumberOf(id), cancellation));
        }
        catch (ApiException failure)
        {
            throw Tell("cancelled", id, failure);
        }
    }

    private async Task<TrainingJob> LookAsync(string id, Repeat repeat, CancellationToken cancellation)
    {
        try
        {
            return Describe(await _jobs.GetAsync(NumberOf(id), cancellation, repeat));
        }
        catch (ApiException failure)
        {
            throw Tell("described", id, failure);
        }
    }

    // Why a job failed is worth more than its log: the one is told even where the other may not be read.
    private async Task<IReadOnlyList<string>> LastLinesAsync(TrainingJob job, CancellationToken cancellation)
    {
        try
        {
            return await _log.LastLinesAsync(job, cancellation);
        }
        catch (JobException unreadable)
        {
            return [unreadable.Message];
        }
    }

    private CustomJobRequest Scoped(CustomJobRequest request)
    {
        var labels = request.Labels.ToDictionary();
        foreach (var (key, value) in _scope)
            labels[key] = value;
        return request with { Labels = labels };
    }

    private TrainingJob Describe(CustomJob job) => CustomJobDescription.Of(job, _location, []);

    /// <summary>The number of a job, given as such or as the end of its name.</summary>
    private string NumberOf(string id)
    {
        var match = IdPattern().Match(id);
        return match.Success && (!match.Groups["region"].Success || match.Groups["region"].Value == _location.Region)
            ? match.Groups["number"].Value
            : throw NoSuchJob(id);
    }

    private FaultException Tell(string what, string id, ApiException failure) =>
        failure.Status == HttpStatusCode.NotFound ? NoSuchJob(id, failure) : _faults.Tell($"job {id} cannot be {what}", failure);

    private FaultException NoSuchJob(string id, ApiException? failure = null) => new(
        FaultKind.Settings,
        $"Vertex AI ({_location.Project}, {_location.Region}): there is no job \"{id}\". List the jobs to find its id.",
        failure);

    [GeneratedRegex(@"\A(projects/[^/]+/locations/(?<region>[^/]+)/customJobs/)?(?<number>[0-9]+)\z")]
    private static partial Regex IdPattern();
}
