using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>The methods of custom jobs.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.customJobs</remarks>
internal sealed class CustomJobApi(GoogleApi api, CloudLocation location)
{
    private const int PageSize = 100;

    private readonly string _jobs = $"v1/projects/{location.Project}/locations/{location.Region}/customJobs";

    /// <summary>Sends the request; again only when it is sure that no job was made.</summary>
    public Task<CustomJob> CreateAsync(CustomJobRequest request, CancellationToken cancellation) =>
        api.PostAsync<CustomJob>(Address(_jobs), request.ToBody(), Repeat.WhenRefused, cancellation);

    public Task<CustomJob> GetAsync(string id, CancellationToken cancellation, Repeat repeat = Repeat.Safely) =>
        api.GetAsync<CustomJob>(Address($"{_jobs}/{id}"), cancellation, repeat);

    /// <summary>Asks a job to stop; one that has ended, or was asked before, is left as it is.</summary>
    /// <returns>The job after that.</returns>
    public async Task<CustomJob> CancelAsync(string id, CancellationToken cancellation)
    {
        var job = await GetAsync(id, cancellation);
        if (job.HasEnded)
            return job;
        try
        {
            await api.PostAsync<JsonElement>(Address($"{_jobs}/{id}:cancel"), new JsonObject(), Repeat.Safely, cancellation);
        }
        catch (ApiException failure) when (failure.Status == HttpStatusCode.BadRequest)
        {
            // It may have ended since it was looked at.
            job = await GetAsync(id, cancellation);
            if (job.HasEnded || job.IsCancelling)
                return job;
            throw;
        }

        return await GetAsync(id, cancellation);
    }

    /// <summary>The jobs of a run that lists show so far, the oldest first.</summary>
    public async Task<IReadOnlyList<CustomJob>> OfRunAsync(string runId, CancellationToken cancellation)
    {
        var jobs = await ListAsync($"labels.{JobLabels.RunId}=\"{runId}\"", cancellation).Where(job => job.RunId == runId).ToListAsync(cancellation);
        return [.. jobs.OrderBy(job => job.CreateTime).ThenBy(job => job.Name, StringComparer.Ordinal)];
    }

    /// <param name="filter">See https://google.aip.dev/160.</param>
    /// <param name="cancellation">Ends the listing.</param>
    public async IAsyncEnumerable<CustomJob> ListAsync(string filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var token = "";
        do
        {
            var query = $"?filter={Uri.EscapeDataString(filter)}&pageSize={PageSize}"
                + (token.Length == 0 ? "" : $"&pageToken={Uri.EscapeDataString(token)}");
            var page = await api.GetAsync<CustomJobPage>(Address(_jobs + query), cancellation);
            foreach (var job in page.CustomJobs ?? [])
                yield return job;
            token = page.NextPageToken ?? "";
        }
        while (token.Length > 0);
    }

    private Uri Address(string path) => new(api.Endpoints.VertexAi, path);
}
