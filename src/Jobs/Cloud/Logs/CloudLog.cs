using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Jobs.Cloud.Logs;

/// <summary>Reads the entries of a job from Cloud Logging.</summary>
/// <param name="types">The filter for the resource types of the service's jobs.</param>
/// <remarks>https://cloud.google.com/logging/docs/reference/v2/rest/v2/entries/list</remarks>
internal sealed class CloudLog(GoogleApi api, CloudLocation location, string types)
{
    private const int PageSize = 1000, LastLines = 20;

    private readonly CloudFaults _faults = new(CloudService.Logging, location);

    /// <summary>Gets a time before all entries of a job, even when clocks differ.</summary>
    public static DateTimeOffset StartOf(TrainingJob job) => job.Created - TimeSpan.FromMinutes(10);

    /// <summary>Reads the current entries, ordered by time and then by id.</summary>
    public IAsyncEnumerable<CloudLogEntry> ReadAsync(string jobId, DateTimeOffset from, Repeat repeat, CancellationToken cancellation) =>
        ReadAsync(jobId, from, "asc", PageSize, repeat, cancellation);

    /// <summary>Reads the last lines, at most 20.</summary>
    public async Task<IReadOnlyList<string>> LastLinesAsync(TrainingJob job, CancellationToken cancellation)
    {
        var newestFirst = await ReadAsync(job.Id, StartOf(job), "desc", LastLines, Repeat.Safely, cancellation)
            .Take(LastLines).ToListAsync(cancellation);
        return [.. Enumerable.Reverse(newestFirst).SelectMany(entry => entry.Lines).TakeLast(LastLines)];
    }

    private async IAsyncEnumerable<CloudLogEntry> ReadAsync(
        string jobId, DateTimeOffset from, string order, int size, Repeat repeat, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var token = "";
        do
        {
            var page = await PageAsync(jobId, from, order, size, token, repeat, cancellation);
            foreach (var entry in page.Entries ?? [])
                yield return entry;
            token = page.NextPageToken ?? "";
        }
        while (token.Length > 0);
    }

    private async Task<LogPage> PageAsync(
        string jobId, DateTimeOffset from, string order, int size, string token, Repeat repeat, CancellationToken cancellation)
    {
        var time = from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        var body = Members.Of(
            ("filter", $"{types} AND resource.labels.job_id=\"{jobId}\" AND timestamp>=\"{time}\""),
            ("orderBy", $"timestamp {order}"),
            ("pageSize", size),
            ("pageToken", token.Length == 0 ? null : JsonValue.Create(token)),
            ("resourceNames", Members.List([$"projects/{location.Project}"])));
        try
        {
            return await api.PostAsync<LogPage>(new Uri(api.Endpoints.Logging, "v2/entries:list"), body, repeat, cancellation);
        }
        catch (ApiException failure)
        {
            throw _faults.Tell($"the log of job {jobId} cannot be read", failure);
        }
    }
}
