using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jobs.Cloud;

/// <summary>REST methods of jobs, which are the same in Vertex AI and AI Platform.</summary>
/// <param name="collection">The URL of the collection of jobs, without a slash at its end.</param>
/// <remarks>
/// https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.customJobs,
/// https://cloud.google.com/ai-platform/training/docs/reference/rest/v1/projects.jobs
/// </remarks>
internal sealed class JobsApi(GoogleApi api, string collection)
{
    private const int PageSize = 100;

    public Task<CloudJob> CreateAsync(JsonObject body, Repeat repeat, CancellationToken cancellation) =>
        api.PostAsync<CloudJob>(new Uri(collection), body, repeat, cancellation);

    public Task<CloudJob> GetAsync(string id, CancellationToken cancellation, Repeat repeat = Repeat.Safely) =>
        api.GetAsync<CloudJob>(new Uri($"{collection}/{id}"), cancellation, repeat);

    /// <summary>Lists at most one job, to check access.</summary>
    public Task PeekAsync(CancellationToken cancellation) => api.GetAsync<CloudJobPage>(new Uri($"{collection}?pageSize=1"), cancellation);

    /// <summary>Gets a job.</summary>
    /// <returns>The job; null when it does not exist.</returns>
    public async Task<CloudJob?> FindAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await GetAsync(id, cancellation);
        }
        catch (ApiException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Requests the cancellation of a job, unless it has ended or is already being cancelled.</summary>
    /// <returns>The job after the request.</returns>
    public async Task<CloudJob> CancelAsync(string id, CancellationToken cancellation)
    {
        var job = await GetAsync(id, cancellation);
        if (job.JobState.HasEnded())
            return job;
        try
        {
            await api.PostAsync<JsonElement>(new Uri($"{collection}/{id}:cancel"), new JsonObject(), Repeat.Safely, cancellation);
        }
        catch (ApiException failure) when (failure.Status == HttpStatusCode.BadRequest)
        {
            // The job may have ended in the meantime.
            job = await GetAsync(id, cancellation);
            if (job.JobState.HasEnded() || job.JobState == JobState.Cancelling)
                return job;
            throw;
        }

        return await GetAsync(id, cancellation);
    }

    /// <summary>Lists the jobs of a run, oldest first. New jobs may be missing.</summary>
    public async Task<IReadOnlyList<CloudJob>> OfRunAsync(string runId, CancellationToken cancellation)
    {
        var jobs = await ListAsync($"labels.{JobLabels.RunId}=\"{runId}\"", cancellation).Where(job => job.RunId == runId).ToListAsync(cancellation);
        return [.. jobs.OrderBy(job => job.CreateTime).ThenBy(job => job.Name, StringComparer.Ordinal)];
    }

    /// <summary>Lists jobs.</summary>
    /// <param name="filter">See https://google.aip.dev/160.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async IAsyncEnumerable<CloudJob> ListAsync(string filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var token = "";
        do
        {
            var query = $"?filter={Uri.EscapeDataString(filter)}&pageSize={PageSize}"
                + (token.Length == 0 ? "" : $"&pageToken={Uri.EscapeDataString(token)}");
            var page = await api.GetAsync<CloudJobPage>(new Uri(collection + query), cancellation);
            foreach (var job in page.Items)
                yield return job;
            token = page.NextPageToken ?? "";
        }
        while (token.Length > 0);
    }
}
