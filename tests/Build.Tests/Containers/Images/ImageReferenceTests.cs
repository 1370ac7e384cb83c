using Build.Containers.Images;

namespace Build.Tests.Containers.Images;

public sealed class ImageReferenceTests
{
    [Theory]
    [InlineData("trainer", null, "trainer", "latest")]
    [InlineData("trainer:1.0", null, "trainer", "1.0")]
    [InlineData("team/trainer:1.0", null, "team/trainer", "1.0")]
    [InlineData("localhost/trainer", "localhost", "trainer", "latest")]
    [InlineData("localhost:5000/a/b:x", "localhost:5000", "a/b", "x")]
    [InlineData("docker.io/me/trainer", "docker.io", "me/trainer", "latest")]
    [InlineData("us-central1-docker.pkg.dev/my-project/train/trainer:1.0", "us-central1-docker.pkg.dev", "my-project/train/trainer", "1.0")]
    public void A_name_is_a_registry_a_path_and_a_tag(string uri, string? host, string path, string tag) =>
        ImageReference.Parse(uri).Should().Be(new ImageReference(host, path, tag));

    [Fact]
    public void A_digest_takes_the_place_of_the_tag() =>
        ImageReference.Parse("localhost:5000/a/b:x").At("sha256:12").Should().Be("localhost:5000/a/b@sha256:12");

    [Theory]
    [InlineData("gcr.io/p/trainer:1", true, true)]
    [InlineData("eu.gcr.io/p/trainer:1", true, true)]
    [InlineData("europe-docker.pkg.dev/p/r/trainer:1", false, true)]
    [InlineData("notgcr.io/p/trainer:1", false, false)]
    [InlineData("trainer:1", false, false)]
    public void Registries_of_Google_are_known(string uri, bool isContainerRegistry, bool isGoogle)
    {
        var reference = ImageReference.Parse(uri);

        (reference.IsContainerRegistry, reference.IsGoogle).Should().Be((isContainerRegistry, isGoogle));
    }

    [Fact]
    public void Without_a_uri_the_name_is_made_of_project_region_and_the_keys_of_the_image()
    {
        var settings = Settings.Quickstart("image={ repository: train, tag: v2 }", "submit={ project: p-12345, region: us-central1 }");

        ImageReference.Of(settings).ToString().Should().Be("us-central1-docker.pkg.dev/p-12345/train/trainer:v2");
    }

    [Fact]
    public void Of_several_regions_the_first_names_the_registry()
    {
        var settings = Settings.Quickstart("image={ tag: v2 }", "submit={ project: p-12345, regions: [us-east1, us-central1] }");

        ImageReference.Of(settings).ToString().Should().Be("us-east1-docker.pkg.dev/p-12345/pipeline/trainer:v2");
    }

    [Fact]
    public void The_uri_goes_before_the_keys() =>
        ImageReference.Of(Settings.Quickstart("image={ uri: localhost:5000/a, tag: v2 }")).ToString().Should().Be("localhost:5000/a:latest");
}
