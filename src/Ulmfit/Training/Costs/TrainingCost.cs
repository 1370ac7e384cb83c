using System.Diagnostics;
using System.Globalization;
using Kernels.Devices;

namespace Ulmfit.Training.Costs;

/// <summary>What a training run took.</summary>
public sealed class TrainingCost(TimeProvider clock)
{
    public StageTimes Stages { get; } = new(clock);

    public StepTimes LanguageModel { get; } = new(clock);

    public StepTimes Classifier { get; } = new(clock);

    /// <returns>One line: the device, the mean time of a step of each model, and the most memory the process ever held.</returns>
    /// <remarks>Memory of the device is not among it: TorchSharp cannot tell.</remarks>
    public string Describe(ComputeDevice device, int threads)
    {
        using var process = Process.GetCurrentProcess();
        return Describe(device, threads, process.PeakWorkingSet64);
    }

    /// <param name="peakMemory">In bytes; 0 where the system does not tell.</param>
    internal string Describe(ComputeDevice device, int threads, long peakMemory)
    {
        IEnumerable<string?> figures =
        [
            Step("language model", LanguageModel.Mean),
            Step("classifier", Classifier.Mean),
            peakMemory > 0 ? string.Create(CultureInfo.InvariantCulture, $"peak memory {peakMemory / 1e6:0} MB") : null,
        ];
        return $"trained on {device.Name} with {threads} thread{(threads == 1 ? "" : "s")}: {string.Join(", ", figures.OfType<string>())}";
    }

    private static string? Step(string model, double? mean) =>
        mean is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{model} {seconds:0.000} s a step") : null;
}
