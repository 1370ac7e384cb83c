using System.Diagnostics;

namespace TestKit;

/// <summary>The gcloud of this machine, with nothing of its settings. A test is skipped where there is none.</summary>
/// <param name="configuration">The folder of its settings, which are the test's own.</param>
/// <param name="environment">The servers it is turned to, and its credentials.</param>
public sealed class RealGcloud(string configuration, IReadOnlyDictionary<string, string> environment)
{
    // A client that never gives up must not hold the tests up.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Tools.Require("gcloud"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CLOUDSDK_CONFIG"] = configuration;
        start.Environment["CLOUDSDK_CORE_DISABLE_PROMPTS"] = "true";
        start.Environment["CLOUDSDK_CORE_DISABLE_USAGE_REPORTING"] = "true";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(process.ExitCode, output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
