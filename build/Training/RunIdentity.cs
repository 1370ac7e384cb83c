using System.Globalization;

namespace Build.Training;

/// <summary>Which submission this is: a run that was submitted and not seen to end is taken up again rather than started twice.</summary>
public static class RunIdentity
{
    /// <param name="inputsSha256">What the run is made of.</param>
    public static ManifestRun Resume(Manifest manifest, string inputsSha256, string service, TimeProvider clock, Random random) =>
        manifest.Run is { State: null } run && run.InputsSha256 == inputsSha256
            ? run
            : new(NewId(clock, random), inputsSha256, service);

    private static string NewId(TimeProvider clock, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"run-{clock.GetUtcNow():yyyyMMdd-HHmmss}-{random.NextInt64(1L << 32):x8}");
}
