using Faults;

namespace Build.Tests.Checkout;

public sealed class BuildPathsTests
{
    private static readonly BuildPaths Paths = new("/checkout", "support");

    [Fact]
    public void Everything_a_pipeline_makes_lies_in_its_own_folder() =>
        new[] { Paths.ManifestFile, Paths.Validation, Paths.ConvertedDataset, Paths.SmokeTest, Paths.SmokeTestResult, Paths.Jobs }
            .Should().OnlyContain(path => path.StartsWith("/checkout/artifacts/support/", StringComparison.Ordinal));

    [Fact]
    public void Pipelines_share_the_trainer() =>
        Paths.Trainer("cpu").Should().Be("/checkout/artifacts/trainer/cpu").And.Be(new BuildPaths("/checkout", "other").Trainer("cpu"));

    [Theory]
    [InlineData("samples/a.csv", "/checkout/samples/a.csv")]
    [InlineData("../data/a.csv", "/data/a.csv")]
    [InlineData("/data/a.csv", "/data/a.csv")]
    [InlineData("gs://bucket/a.csv", "gs://bucket/a.csv")]
    public void Paths_of_a_pipeline_file_count_from_the_checkout(string path, string resolved) => Paths.Resolve(path).Should().Be(resolved);

    [Theory]
    [InlineData("/checkout/artifacts/a", "artifacts/a")]
    [InlineData("/elsewhere/a", "/elsewhere/a")]
    public void What_lies_in_the_checkout_is_shown_without_it(string path, string shown) => Paths.Relative(path).Should().Be(shown);

    [Theory]
    [InlineData("/checkout", "./build.sh")]
    [InlineData("/checkout/samples", "../build.sh")]
    [InlineData("/", "checkout/build.sh")]
    public void The_script_is_named_as_the_user_would_call_it(string folder, string script) =>
        BuildPaths.Script("/checkout", folder).Should().Be(script);

    [Fact]
    public void The_checkout_is_the_nearest_folder_above_with_the_solution()
    {
        using var folder = new TempFolder();
        folder.Write("Pipeline.sln", "");
        folder.Write("inner/Pipeline.sln", "");
        folder.Write("inner/artifacts/host/Build.dll", "");

        BuildPaths.FindRoot(folder.PathOf("inner", "artifacts", "host")).Should().Be(folder.PathOf("inner"));
    }

    [Fact]
    public void A_host_outside_a_checkout_says_so()
    {
        using var folder = new TempFolder();

        Action find = () => BuildPaths.FindRoot(folder.Path);

        find.Should().Throw<FaultException>().Which.Message.Should().Be(
            $"{folder.Path}: is not in a checkout of the pipeline (there is no Pipeline.sln above it). Run build.sh of a checkout.");
    }
}
