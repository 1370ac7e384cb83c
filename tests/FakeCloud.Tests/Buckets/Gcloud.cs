using System.Diagnostics;

namespace FakeCloud.Tests.Buckets;

/// <summary>The real <c>gcloud storage</c>, with nothing of this machine's settings.</summary>
public sealed class Gcloud(Uri server, string configuration) : IBucketClient
{
    private const string Bucket = "gs://my-bucket/";

    // A client that never gives up must not hold the tests up.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _program = Tools.Require("gcloud");

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

    private async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_program, ["storage", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = server.ToString();
        start.Environment["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"] = "true";
        start.Environment["CLOUDSDK_CONFIG"] = configuration;
        start.Environment["CLOUDSDK_CORE_DISABLE_PROMPTS"] = "true";
        start.Environment["CLOUDSDK_CORE_DISABLE_USAGE_REPORTING"] = "true";
        start.Environment["CLOUDSDK_STORAGE_BASE_RETRY_DELAY"] = "1";

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? output : throw new RefusedException(await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
