namespace Jobs.Cloud;

/// <summary>URL of the log of a cloud job.</summary>
internal static class LogAddress
{
    /// <summary>Gets the URL of the query for a job's log in the Logs Explorer.</summary>
    public static string Of(string jobId, string project)
    {
        var query = $"resource.type=\"ml_job\"\nresource.labels.job_id=\"{jobId}\"";
        return $"https://console.cloud.google.com/logs/query;query={Uri.EscapeDataString(query)}?project={Uri.EscapeDataString(project)}";
    }
}
