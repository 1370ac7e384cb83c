using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

public sealed class KilledStepTests
{
    private const int Rows = 200_000;

    [Fact]
    public void Whenever_a_build_is_killed_the_next_one_makes_it_right()
    {
        using var workshop = new Workshop(Rows);
        workshop.MustRun("--target=StageData");
        var converted = workshop.PathOf("labelled_dataset.csv");
        var staged = Path.Combine(workshop.BucketPath, "pretrained", "en", workshop.Name + ".csv");
        var whole = File.ReadAllBytes(converted);

        foreach (var delay in new[] { 300, 600, 900, 1200, 1500, 1800 })
        {
            Directory.Delete(workshop.PathOf(), recursive: true);
            Directory.Delete(workshop.BucketPath, recursive: true);
            using (var build = workshop.Start("--target=StageData"))
            {
                Thread.Sleep(delay);
                build.Kill();
            }

            foreach (var file in new[] { converted, staged }.Where(File.Exists))
                File.ReadAllBytes(file).AsSpan().SequenceEqual(whole).Should().BeTrue($"{file} is whole after {delay} ms");
            workshop.MustRun("--target=StageData");
            File.ReadAllBytes(converted).AsSpan().SequenceEqual(whole).Should().BeTrue();
            File.ReadAllBytes(staged).AsSpan().SequenceEqual(whole).Should().BeTrue();
        }
    }
}
