using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kernels.Devices;
using Runs;
using TorchSharp;
using Trainer.Configuration;

namespace Trainer.Records;

/// <summary>Records the time and environment of a run.</summary>
internal sealed class RunClock(TimeProvider clock)
{
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <summary>The environment of a run that ends now.</summary>
    /// <param name="threads">The number of computing threads.</param>
    /// <param name="isResumed">Whether an earlier process started the run.</param>
    public RunEnvironment End(TrainerSettings settings, ComputeDevice device, int threads, bool isResumed)
    {
        using var process = Process.GetCurrentProcess();
        return new(
            _started,
            clock.GetUtcNow(),
            isResumed,
            device.Name,
            threads,
            JsonNamingPolicy.CamelCase.ConvertName(settings.Run.Kernels.ToString()),
            process.PeakWorkingSet64,
            new OrderedDictionary<string, string>
            {
                ["trainer"] = VersionOf(typeof(RunClock)),
                [".NET"] = Environment.Version.ToString(),
                ["libtorch"] = torch.__version__,
                ["TorchSharp"] = VersionOf(typeof(torch)),
                ["operating system"] = RuntimeInformation.OSDescription,
            });
    }

    private static string VersionOf(Type type) => type.Assembly.GetName().Version?.ToString(3) ?? "";
}
