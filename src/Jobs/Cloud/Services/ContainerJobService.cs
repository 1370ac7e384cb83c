using System.Net;
using System.Text.Json.Nodes;
using Faults;
using Jobs.Cloud.Logs;

namespace Jobs.Cloud.Services;

/// <summary>Base class of the services that run containers in Google Cloud.</summary>
/// <remarks>
/// Log positions are exact within this process; in another process, reading continues after the newest entry that was shown. Lists return
/// failed jobs without the last lines of their logs.
/// </remarks>
public abstract class ContainerJobService<TRequest> : ITrainingJobService<TRequest>
    where TRequest : ContainerJobRequest
{
    private readonly CloudService _service;
    private readonly IReadOnlyDictionary<string, string> _scope;
    private readonly CloudLog _log;
    private readonly CloudLogStream _stream;
    private readonly CloudFaults _faults;

    private protected ContainerJobService(
        CloudService service,
        CloudLocation location,
        GoogleConnection connection,
        IReadOnlyDictionary<string, string> scope,
        TimeProvider clock,
        CloudTiming timing)
    {
        (_service, Location, _scope) = (service, location, scope);
        var api = new GoogleApi(connection, timing.Patience, clock);
        Jobs = new JobsApi(api, service.JobsAt(connection.Endpoints, location));
        _log = new CloudLog(api, location, service.LogTypes);
        _stream = new CloudLogStream(_log, timing, clock);
        _faults = new CloudFaults(service, location);
    }

    private protected CloudLocation Location { get; }

    private protected JobsApi Jobs { get; }

    /// <summary>Gets the body of the request that <see cref="SubmitAsync"/> sends.</summary>
    public JsonObject BodyOf(TRequest request) => ToBody(Scoped(request));

    public async Task<TrainingJob> SubmitAsync(TRequest request, CancellationToken cancellation = default)
    {
        request = Scoped(request);
        request.Check();
        try
        {
            return await WithLastLinesAsync(Describe(await SubmitOnceAsync(request, cancellation)), cancellation);
        }
        catch (UnsettledSubmitException unsettled)
        {
            throw _faults.Tell(
                $"it is not known whether run {request.RunId} has a job (submit it again: an existing job is found first)", unsettled.Cause, request);
        }
        catch (ApiException failure)
        {
            throw _faults.Tell($"run {request.RunId} cannot be submitted", failure, request);
        }
    }

    public async Task<TrainingJob> DescribeAsync(string id, CancellationToken cancellation = default) =>
        await WithLastLinesAsync(await LookAsync(id, Repeat.Safely, cancellation), cancellation);

    public async Task<TrainingJobList> ListAsync(CancellationToken cancellation = default)
    {
        var (jobs, faults) = (new List<TrainingJob>(), new List<FaultException>());
        var filter = string.Join(" AND ", _scope.Select(label => $"labels.{label.Key}=\"{label.Value}\"").Prepend($"labels.{JobLabels.RunId}:*"));
        try
        {
            await foreach (var job in Jobs.ListAsync(filter, cancellation))
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
            return await WithLastLinesAsync(Describe(await Jobs.CancelAsync(Known(id), cancellation)), cancellation);
        }
        catch (ApiException failure)
        {
            throw Tell("cancelled", id, failure);
        }
    }

    /// <exception cref="ApiException">The submission failed, and the run has no job.</exception>
    /// <exception cref="UnsettledSubmitException">It is not known whether the run has a job.</exception>
    private protected abstract Task<CloudJob> SubmitOnceAsync(TRequest request, CancellationToken cancellation);

    private protected abstract JsonObject ToBody(TRequest request);

    /// <returns>The job id in a text; null when the text cannot be the id of a job of this service.</returns>
    private protected abstract string? IdIn(string text);

    private async Task<TrainingJob> LookAsync(string id, Repeat repeat, CancellationToken cancellation)
    {
        try
        {
            return Describe(await Jobs.GetAsync(Known(id), cancellation, repeat));
        }
        catch (ApiException failure)
        {
            throw Tell("described", id, failure);
        }
    }

    // The reason for the failure is more important than the log, so it is returned even when the log cannot be read.
    private async Task<TrainingJob> WithLastLinesAsync(TrainingJob job, CancellationToken cancellation)
    {
        if (job.Failure is null)
            return job;
        try
        {
            return job with { Failure = job.Failure with { LastLines = await _log.LastLinesAsync(job, cancellation) } };
        }
        catch (JobException unreadable)
        {
            return job with { Failure = job.Failure with { LastLines = [unreadable.Message] } };
        }
    }

    private TRequest Scoped(TRequest request)
    {
        var labels = request.Labels.ToDictionary();
        foreach (var (key, value) in _scope)
            labels[key] = value;
        return request with { Labels = labels };
    }

    private TrainingJob Describe(CloudJob job) => job.Describe(Location, _service.ConsoleAt(job.Id, Location));

    private string Known(string id) => IdIn(id) ?? throw NoSuchJob(id);

    private FaultException Tell(string what, string id, ApiException failure) =>
        failure.Status == HttpStatusCode.NotFound ? NoSuchJob(id, failure) : _faults.Tell($"job {id} cannot be {what}", failure);

    private FaultException NoSuchJob(string id, ApiException? failure = null) => new(
        FaultKind.Settings,
        $"{_service.Title} ({Location.Project}, {Location.Region}): there is no job \"{id}\". List the jobs to find its id.",
        failure);
}
