using System.Diagnostics;
using System.Globalization;
using Kernels.Devices;

namespace Ulmfit.Training.Costs;

/// <summary>The time and memory that a training run uses.</summary>
public sealed class TrainingCost(TimeProvider clock)
{
    /// <summary>The durations of the stages.</summary>
    public StageTimes Stages { get; } = new(clock);

    /// <summary>The durations of the language model's training steps.</summary>
    public StepTimes LanguageModel { get; } = new(clock);

    /// <summary>The durations of the classifier's training steps.</summary>
    public StepTimes Classifier { get; } = new(clock);

    /// <summary>
    /// Summarizes the cost in one line: the device, the mean duration of a step per model, and the peak memory of the process.
    /// </summary>
    /// <remarks>The memory of the device is not included, because TorchSharp does not report it.</remarks>
    public string Describe(ComputeDevice device, int threads)
    {
        using var process = Process.GetCurrentProcess();
        return Describe(device, threads, process.PeakWorkingSet64);
    }

    /// <param name="peakMemory">Peak memory in bytes; 0 when the system does not report it.</param>
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
        mean is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{model} {seconds:0.000} s per step") : null;
}
