using Build.Containers;

namespace Build.Tests.Containers;

public sealed class ImageFactsTests
{
    [Fact]
    public void The_digest_is_that_of_the_repository_asked_for()
    {
        var image = Inspected("""["localhost:5000/a@sha256:11","localhost:5000/ab@sha256:22"]""");

        image.DigestIn(ImageReference.Parse("localhost:5000/ab:x")).Should().Be("sha256:22");
        image.DigestIn(ImageReference.Parse("localhost:5000/abc:x")).Should().BeNull();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void An_image_that_was_never_pushed_has_no_digest(string digests) =>
        Inspected(digests).DigestIn(ImageReference.Parse("localhost:5000/a:x")).Should().BeNull();

    [Fact]
    public void Podman_writes_an_id_without_its_algorithm() => Inspected("[]", id: "01ab").Id.Should().Be("sha256:01ab");

    private static ImageFacts Inspected(string digests, string id = "sha256:01") => ImageFacts.Parse($$"""
        [{"Id":"{{id}}","RepoDigests":{{digests}},"Architecture":"amd64","Os":"linux","Size":1,"RootFS":{"Layers":[]},"Config":{} }]
        """);
}
