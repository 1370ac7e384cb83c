using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Jobs;

namespace Build.Submission;

/// <summary>Which submission is which: a run that was submitted and not seen to end is taken up again rather than started twice.</summary>
internal static class RunIdentity
{
    /// <summary>An id that no other run has.</summary>
    public static string New(TimeProvider clock, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"run-{clock.GetUtcNow():yyyyMMdd-HHmmss}-{random.NextInt64(1L << 32):x8}");

    /// <returns>Whether the newest submission is of the same inputs and still under way, as far as is known.</returns>
    /// <param name="last">The newest submission.</param>
    /// <param name="job">Its job, where it is known to have one.</param>
    /// <param name="inputsSha256">What a run is made of now.</param>
    public static bool GoesOn([NotNullWhen(true)] ManifestRun? last, TrainingJob? job, string inputsSha256) =>
        last is { State: null } && last.InputsSha256 == inputsSha256 && !(job is not null && EndedBadly(job.State));

    private static bool EndedBadly(JobState state) => state.HasEnded() && state != JobState.Succeeded;
}
