using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Jobs;

namespace Build.Submission;

/// <summary>Identifies submissions: a run that was submitted and has not ended is resumed rather than started twice.</summary>
internal static class RunIdentity
{
    /// <summary>A new unique id.</summary>
    public static string New(TimeProvider clock, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"run-{clock.GetUtcNow():yyyyMMdd-HHmmss}-{random.NextInt64(1L << 32):x8}");

    /// <returns>Whether the newest submission has the same inputs and has not ended, as far as is known.</returns>
    /// <param name="last">The newest submission.</param>
    /// <param name="job">Its job, if known.</param>
    /// <param name="inputsSha256">Hash of the current inputs.</param>
    public static bool GoesOn([NotNullWhen(true)] ManifestRun? last, TrainingJob? job, string inputsSha256) =>
        last is { State: null } && last.InputsSha256 == inputsSha256 && !(job is not null && EndedBadly(job.State));

    private static bool EndedBadly(JobState state) => state.HasEnded() && state != JobState.Succeeded;
}
