using System.Globalization;
using Jobs;

namespace Build.Training;

/// <summary>
/// Which submission this is: a run that was submitted and not seen to end is taken up again rather than started twice, unless its job has
/// failed or was cancelled meanwhile.
/// </summary>
public static class RunIdentity
{
    /// <param name="last">The newest submission.</param>
    /// <param name="job">Its job, where it is known to have one.</param>
    /// <param name="inputsSha256">What the run is made of.</param>
    public static ManifestRun Resume(
        ManifestRun? last, TrainingJob? job, string inputsSha256, string service, TimeProvider clock, Random random) =>
        last is { State: null } && last.InputsSha256 == inputsSha256 && !(job is not null && EndedBadly(job.State))
            ? last
            : new(NewId(clock, random), inputsSha256, service);

    private static bool EndedBadly(JobState state) => state.HasEnded() && state != JobState.Succeeded;

    private static string NewId(TimeProvider clock, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"run-{clock.GetUtcNow():yyyyMMdd-HHmmss}-{random.NextInt64(1L << 32):x8}");
}
