namespace FakeCloud.Tests.Buckets;

/// <summary>The real <c>gcloud storage</c>.</summary>
public sealed class Gcloud(Uri server, string configuration) : IBucketClient
{
    private const string Bucket = "gs://my-bucket/";

    private readonly RealGcloud _gcloud = new(configuration, new Dictionary<string, string>
    {
        ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = server.ToString(),
        ["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"] = "true",
        ["CLOUDSDK_STORAGE_BASE_RETRY_DELAY"] = "1",
    });

    public Task UploadAsync(string path, string name, bool onlyIfAbsent = false) =>
        RunAsync(["cp", path, Bucket + name, .. onlyIfAbsent ? ["--if-generation-match=0"] : Array.Empty<string>()]);

    public Task DownloadAsync(string name, string path) => RunAsync("cp", Bucket + name, path);

    public async Task<IReadOnlyList<string>> ListAsync(string prefix) =>
    [
        .. (await RunAsync("ls", $"{Bucket}{prefix}**"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line[Bucket.Length..]),
    ];

    public Task DeleteAsync(string name) => RunAsync("rm", Bucket + name);

    /// <returns>What it says of the bucket, as JSON.</returns>
    public Task<string> DescribeAsync() => RunAsync("buckets", "describe", Bucket.TrimEnd('/'), "--format=json");

    private async Task<string> RunAsync(params string[] arguments)
    {
        var result = await _gcloud.RunAsync(["storage", .. arguments]);
        return result.ExitCode == 0 ? result.Output : throw new RefusedException(result.Error);
    }
}
