using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeVertexAi;

/// <summary>The methods of jobs.</summary>
internal sealed class JobsApi(FakeTrainingCloud cloud)
{
    private const string ProjectNumber = "123456789012";
    private const int UsualPage = 100;

    private readonly Lock _gate = new();
    private readonly List<FakeJob> _jobs = [];
    private readonly Dictionary<string, JobProcess> _processes = [];
    private readonly List<Task> _running = [];

    public IReadOnlyList<FakeJob> All
    {
        get
        {
            lock (_gate)
                return [.. _jobs];
        }
    }

    public JsonObject Create(ApiRequest request)
    {
        var resource = request.Body as JsonObject ?? throw new ApiError(400, "INVALID_ARGUMENT", "The body is no object.");
        if (!request.IsLegacy && resource["jobSpec"]?["workerPoolSpecs"] is not JsonArray { Count: > 0 })
            throw new ApiError(400, "INVALID_ARGUMENT", "List of found errors: 1.Field: job_spec.worker_pool_specs; Message: required.");
        lock (_gate)
        {
            var id = request.IsLegacy ? resource["jobId"]!.ToString() : $"{1234567890123456701 + _jobs.Count}";
            if (_jobs.Exists(job => job.Id == id))
                throw new ApiError(409, "ALREADY_EXISTS", "Field: job.job_id Error: A job with this id already exists.");
            if (!request.IsLegacy)
                resource["name"] = $"projects/{ProjectNumber}/{request.Parent.Split('/', 3)[2]}/customJobs/{id}";
            var job = new FakeJob(id, request.Parent, request.IsLegacy, resource, cloud.LatenessOfLists);
            _jobs.Add(job);
            var answer = job.Resource;
            Start(job);
            return answer;
        }
    }

    public FakeJob Find(ApiRequest request) =>
        All.FirstOrDefault(job => job.Id == request.Id && job.Parent == request.Parent)
        ?? throw new ApiError(404, "NOT_FOUND", $"The CustomJob does not exist: {request.Parent}/customJobs/{request.Id}");

    public JsonObject List(ApiRequest request)
    {
        var filter = request.Query("filter");
        var size = request.Query("pageSize") is { Length: > 0 } most ? int.Parse(most, CultureInfo.InvariantCulture) : UsualPage;
        lock (_gate)
        {
            var listed = _jobs.Where(job => job.IsLegacy == request.IsLegacy && job.Parent == request.Parent && job.HiddenFromLists-- <= 0)
                .Where(job => Filter.Matches(filter, job.ValueOf)).Select(job => job.Resource).ToList();
            return Paging.Page(request.IsLegacy ? "jobs" : "customJobs", listed, size, cloud.LargestPage, request.Query("pageToken"));
        }
    }

    public JsonObject Cancel(ApiRequest request)
    {
        var job = Find(request);
        if (job.HasEnded)
            throw new ApiError(400, "FAILED_PRECONDITION", $"The job is already {job.State}.");
        job.Become("CANCELLING");
        lock (_gate)
        {
            if (_processes.TryGetValue(job.Id, out var process))
                process.Cancel();
        }

        return [];
    }

    public async Task StopAllAsync()
    {
        Task[] running;
        lock (_gate)
        {
            foreach (var process in _processes.Values)
                process.Cancel();
            running = [.. _running];
        }

        await Task.WhenAll(running);
    }

    private void Start(FakeJob job)
    {
        if (cloud.Runner is not { } runner)
            return;
        var process = new JobProcess(job, runner(job), cloud.Log);
        _processes[job.Id] = process;
        _running.Add(Task.Run(process.RunAsync));
    }
}
