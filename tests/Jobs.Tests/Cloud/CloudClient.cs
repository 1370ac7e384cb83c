using System.Diagnostics;

namespace Jobs.Tests.Cloud;

/// <summary>Another process that submits a run to the test's own cloud, with the credentials its environment names.</summary>
internal sealed class CloudClient : IDisposable
{
    private readonly Process _process;

    public CloudClient(TrainingCloud cloud, string run, IReadOnlyDictionary<string, string> environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "JobClient.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, "vertex-ai", run, cloud.NotesFolder]) { RedirectStandardOutput = true };
        start.Environment["CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM"] = cloud.Server.Address.ToString();
        // No other credentials of this machine's.
        start.Environment["CLOUDSDK_CONFIG"] = start.Environment["HOME"] = cloud.PathOf("home");
        start.Environment["NO_GCE_CHECK"] = "true";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <returns>The job's id, or what is wrong.</returns>
    public async Task<string?> AnswerAsync() => await _process.StandardOutput.ReadLineAsync();

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
