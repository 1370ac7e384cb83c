using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jobs.Cloud;

/// <summary>The methods of jobs, which are the same in Vertex AI and AI Platform.</summary>
/// <param name="collection">The address of the jobs, without a slash at its end.</param>
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

    /// <summary>Asks for the least there is to ask for.</summary>
    public Task PeekAsync(CancellationToken cancellation) => api.GetAsync<CloudJobPage>(new Uri($"{collection}?pageSize=1"), cancellation);

    /// <returns>The job; null when there is none.</returns>
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

    /// <summary>Asks a job to stop; one that has ended, or was asked before, is left as it is.</summary>
    /// <returns>The job after that.</returns>
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
            // It may have ended since it was looked at.
            job = await GetAsync(id, cancellation);
            if (job.JobState.HasEnded() || job.JobState == JobState.Cancelling)
                return job;
            throw;
        }

        return await GetAsync(id, cancellation);
    }

    /// <summary>The jobs of a run that lists show so far, the oldest first.</summary>
    public async Task<IReadOnlyList<CloudJob>> OfRunAsync(string runId, CancellationToken cancellation)
    {
        var jobs = await ListAsync($"labels.{JobLabels.RunId}=\"{runId}\"", cancellation).Where(job => job.RunId == runId).ToListAsync(cancellation);
        return [.. jobs.OrderBy(job => job.CreateTime).ThenBy(job => job.Name, StringComparer.Ordinal)];
    }

    /// <param name="filter">See https://google.aip.dev/160.</param>
    /// <param name="cancellation">Ends the listing.</param>
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
