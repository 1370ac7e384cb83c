using Build.Engines;

namespace Build.Tests.Engines;

public sealed class ImageFactsTests
{
    [Theory]
    [InlineData("sha256:01ab")]
    [InlineData("01ab")]
    public void Podman_writes_an_id_without_its_algorithm(string id) => ImageFacts.Parse($$"""
        [{"Id":"{{id}}","Architecture":"amd64","Os":"linux","Size":1,"RootFS":{"Layers":["sha256:02"]},"Config":{} }]
        """).Id.Should().Be("sha256:01ab");

    [Fact]
    public void An_image_may_have_no_layers() => ImageFacts.Parse("""
        [{"Id":"01","Architecture":"amd64","Os":"linux","Size":0,"RootFS":{"Type":"layers","Layers":null},"Config":{} }]
        """).Layers.Should().BeEmpty();
}
