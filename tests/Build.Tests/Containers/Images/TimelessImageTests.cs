using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Build.Containers.Images;
using Build.Engines;

namespace Build.Tests.Containers.Images;

/// <summary>The archive itself; that Docker takes it and runs it, the tests with a real engine show.</summary>
public sealed class TimelessImageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void When_and_where_an_image_was_built_does_not_show()
    {
        var morning = Inspected("2026-11-26T09:31:07.6Z", "cddc4d5be183", """{"b":"2","a":"1"}""");
        var evening = Inspected("2026-11-27T21:00:00Z", "0123456789ab", """{"a":"1","b":"2"}""");

        var ids = new[] { morning, evening }.Select((image, i) => TimelessImage.Write(image, Reference, _folder.PathOf($"{i}.tar"))).ToArray();

        ids[0].Should().Be(ids[1]);
        File.ReadAllBytes(_folder.PathOf("0.tar")).Should().Equal(File.ReadAllBytes(_folder.PathOf("1.tar")));
    }

    [Fact]
    public void Another_label_makes_another_image() =>
        TimelessImage.Write(Inspected("2026-11-26T09:31:07Z", "c", """{"a":"1"}"""), Reference, _folder.PathOf("0.tar")).Should().NotBe(
            TimelessImage.Write(Inspected("2026-11-26T09:31:07Z", "c", """{"a":"2"}"""), Reference, _folder.PathOf("1.tar")));

    [Fact]
    public void The_archive_holds_the_configuration_by_its_hash_and_no_layer()
    {
        var id = TimelessImage.Write(Inspected("2026-11-26T09:31:07Z", "c", """{"a":"1"}"""), Reference, _folder.PathOf("image.tar"));

        var files = Read("image.tar");
        files.Keys.Should().Equal($"{id["sha256:".Length..]}.json", "manifest.json");
        var configuration = files.First().Value;
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(configuration))}".Should().Be(id);
        var settings = JsonDocument.Parse(configuration).RootElement;
        settings.GetProperty("config").ToString().Should().Be("""{"User":"10001:10001","Env":["HOME=/tmp"],"Entrypoint":["/opt/trainer/Trainer"],"Labels":{"a":"1"}}""");
        settings.GetProperty("rootfs").GetProperty("diff_ids").ToString().Should().Be("""["sha256:aa","sha256:bb"]""");
        JsonDocument.Parse(files["manifest.json"]).RootElement[0].GetProperty("RepoTags").ToString().Should().Be("""["localhost:5000/trainer:1"]""");
    }

    private static ImageReference Reference => new("localhost:5000", "trainer", "1");

    private static ImageFacts Inspected(string created, string container, string labels) => ImageFacts.Parse($$"""
        [{"Id":"sha256:01","RepoDigests":[],"Created":"{{created}}","Container":"{{container}}","Architecture":"amd64","Os":"linux","Size":12,
          "RootFS":{"Type":"layers","Layers":["sha256:aa","sha256:bb"]},
          "Config":{"Hostname":"{{container}}","User":"10001:10001","Env":["HOME=/tmp"],"Cmd":null,"Image":"sha256:{{container}}",
                    "Entrypoint":["/opt/trainer/Trainer"],"Labels":{{labels}} } }]
        """);

    private Dictionary<string, byte[]> Read(string name)
    {
        using var archive = new TarReader(File.OpenRead(_folder.PathOf(name)));
        var files = new Dictionary<string, byte[]>();
        while (archive.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream!.CopyTo(content);
            files.Add(entry.Name, content.ToArray());
        }

        return files;
    }
}
