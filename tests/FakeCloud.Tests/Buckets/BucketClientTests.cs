using FakeCloud.Buckets;
using Storage;

namespace FakeCloud.Tests.Buckets;

/// <summary>What the fake does for our store it does for Google's own client too.</summary>
public abstract class BucketClientTests : IAsyncLifetime
{
    private const int Large = 20_000_000;

    protected TempFolder Folder { get; } = new();

    protected FakeStorage Server { get; private set; } = null!;

    protected abstract IBucketClient Client { get; }

    public async ValueTask InitializeAsync() => Server = await FakeStorage.StartAsync("my-bucket");

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(Large)]
    public async Task A_file_goes_up_and_comes_back(int size)
    {
        var source = Write(size);

        await Client.UploadAsync(source, "up/file.bin");
        await Client.DownloadAsync("up/file.bin", Folder.PathOf("back.bin"));

        (await Checksum.OfFileAsync(Folder.PathOf("back.bin"))).Should().Be(await Checksum.OfFileAsync(source));
        Server.Find("my-bucket", "up/file.bin")!.Checksum.Should().Be(await Checksum.OfFileAsync(source));
    }

    [Fact]
    public async Task Objects_are_listed_and_deleted()
    {
        foreach (var name in new[] { "a/1.txt", "a/b/2.txt", "c.txt" })
            await Server.PutAsync("my-bucket", name, [1]);

        (await Client.ListAsync("a/")).Should().BeEquivalentTo("a/1.txt", "a/b/2.txt");
        await Client.DeleteAsync("a/1.txt");

        (await Client.ListAsync("a/")).Should().BeEquivalentTo("a/b/2.txt");
        Server.Find("my-bucket", "a/1.txt").Should().BeNull();
        Server.Find("my-bucket", "c.txt").Should().NotBeNull();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Large)]
    public async Task An_upload_only_if_absent_spares_what_is_there(int size)
    {
        await Server.PutAsync("my-bucket", "a", [1]);

        await FluentActions.Awaiting(() => Client.UploadAsync(Write(size), "a", onlyIfAbsent: true)).Should().ThrowAsync<RefusedException>();

        Server.Find("my-bucket", "a")!.Checksum.Size.Should().Be(1);
    }

    [Fact]
    public async Task An_upload_only_if_absent_takes_place_where_nothing_is()
    {
        await Client.UploadAsync(Write(10), "a", onlyIfAbsent: true);

        Server.Find("my-bucket", "a")!.Checksum.Size.Should().Be(10);
    }

    public static TheoryData<Fault> Breaks => [new Fault.Status(503, AfterBytes: 3_000_000), new Fault.Drop(3_000_000), new Fault.KeepOnly(512 * 1024)];

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task An_upload_that_breaks_goes_on_where_it_broke(Fault fault)
    {
        var source = Write(Large);
        Server.Faults.Next(RequestKind.UploadChunk, fault);

        await Client.UploadAsync(source, "a");

        Server.Find("my-bucket", "a")!.Checksum.Should().Be(await Checksum.OfFileAsync(source));
        Server.RequestsOf(RequestKind.StartUpload).Should().HaveCount(1);
        Server.RequestsOf(RequestKind.UploadChunk).ElementAt(1).Header("Content-Range").Should().NotStartWith("bytes 0-");
    }

    [Fact]
    public async Task A_download_that_breaks_goes_on()
    {
        var content = new byte[Large];
        new Random(5).NextBytes(content);
        await Server.PutAsync("my-bucket", "a", content);
        Server.Faults.Next(RequestKind.Download, new Fault.Drop(3_000_000));

        await Client.DownloadAsync("a", Folder.PathOf("back.bin"));

        File.ReadAllBytes(Folder.PathOf("back.bin")).AsSpan().SequenceEqual(content).Should().BeTrue();
    }

    [Fact]
    public async Task Content_that_comes_down_changed_is_refused()
    {
        await Server.PutAsync("my-bucket", "a", "123456789"u8.ToArray());
        Server.Faults.Always(RequestKind.Download, new Fault.Corrupt());

        await FluentActions.Awaiting(() => Client.DownloadAsync("a", Folder.PathOf("back.bin"))).Should().ThrowAsync<RefusedException>();

        File.Exists(Folder.PathOf("back.bin")).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_fetched() =>
        await FluentActions.Awaiting(() => Client.DownloadAsync("none", Folder.PathOf("back.bin"))).Should().ThrowAsync<RefusedException>();

    [Fact]
    public async Task What_is_not_allowed_is_refused()
    {
        foreach (var kind in new[] { RequestKind.StartUpload, RequestKind.UploadWhole })
            Server.Faults.Always(kind, new Fault.Status(403));

        await FluentActions.Awaiting(() => Client.UploadAsync(Write(10), "a")).Should().ThrowAsync<RefusedException>();
    }

    private string Write(int size)
    {
        var path = Folder.PathOf("source.bin");
        var content = new byte[size];
        new Random(5).NextBytes(content);
        File.WriteAllBytes(path, content);
        return path;
    }
}
