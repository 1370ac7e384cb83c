using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>In a copy of the checkout, since the published trainer and the test results of this one are in use.</summary>
public sealed class CleanTests(Workshop workshop) : IDisposable
{
    private readonly TempFolder _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Clean_deletes_what_the_pipeline_made_and_leaves_the_rest()
    {
        workshop.MustRun("--dryrun");
        CopyCheckout();
        _copy.Write($"artifacts/{workshop.Name}/validation.json", "{}");
        _copy.Write("artifacts/other/validation.json", "{}");
        _copy.Write("artifacts/bucket/models/a.model.zip", "model");
        _copy.Write("artifacts/trainer/cpu/Trainer.dll", "program");
        _copy.Write("artifacts/trainer/cpu.sha256", "hash of its sources");
        _copy.Write("artifacts/test-results/a.ctrf", "{}");

        using var build = RunningBuild.Start(_copy.PathOf("build.sh"), "/", "--target=Clean", $"--pipeline={workshop.PipelinePath}");
        var result = build.WaitForExit();

        result.ExitCode.Should().Be(0, result.ToString());
        result.Errors.Should().BeEmpty();
        workshop.Neutral(result.OutputOf("Clean")).Should().Be(
            """
            Clean: deleted artifacts/PIPELINE.
            Clean: deleted artifacts/trainer/cpu.
            Clean: deleted artifacts/test-results.
            """);
        Directory.EnumerateFiles(_copy.PathOf("artifacts"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_copy.PathOf("artifacts"), file)).Where(file => !file.StartsWith("host", StringComparison.Ordinal))
            .Should().BeEquivalentTo("bucket/models/a.model.zip", "other/validation.json");
    }

    // With the compiled host and all the sources its hash is made of.
    private void CopyCheckout()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Root))
            File.Copy(file, _copy.PathOf(Path.GetFileName(file)));
        foreach (var folder in new[] { "build", "polyfills", "src", "artifacts/host" })
            CopyFolder(Repository.PathOf(folder), _copy.PathOf(folder));
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
