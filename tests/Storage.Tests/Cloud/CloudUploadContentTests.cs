using FakeCloud.Buckets;

namespace Storage.Tests.Cloud;

/// <summary>What happens when the content that is stored is not the content that was to be.</summary>
public sealed class CloudUploadContentTests : IAsyncLifetime
{
    // Three chunks and a bit.
    private const int Size = (3 * 256 * 1024) + 1000;

    private readonly TempFolder _folder = new();
    private FakeCloudStore _cloud = null!;

    private IObjectStore Store => _cloud.Open();

    public async ValueTask InitializeAsync() => _cloud = await FakeCloudStore.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Content_that_arrives_changed_is_refused_and_what_was_there_stays()
    {
        await _cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", [1]);
        _cloud.Faults.Next(RequestKind.UploadChunk, new Fault.Corrupt());

        var act = () => Store.UploadAsync(_folder.Write("source", "123456789"), "m/a");

        var thrown = await act.Should().ThrowAsync<StorageException>().WithMessage(
            "gs://my-bucket: object \"m/a\" was rejected: expected 9 bytes with crc32c e3069283, the server answers 400 "
            + "(Provided CRC32C \"4waSgw==\" doesn't match calculated CRC32C \"*\"). Upload it again, and do not change the file during the upload.");
        thrown.Which.Problem.Should().Be(StorageProblem.Damaged);
        thrown.Which.Expected.Should().Be(new Checksum(9, 0xE3069283));
        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a")!.Checksum.Size.Should().Be(1);
        _cloud.Server.RequestsOf(RequestKind.UploadChunk).Should().HaveCount(1);
    }

    [Fact]
    public async Task An_object_stored_otherwise_than_sent_is_deleted_again()
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, new Fault.MisreportChecksum());

        var act = () => Store.UploadAsync(_folder.Write("source", "123456789"), "m/a");

        var thrown = await act.Should().ThrowAsync<StorageException>().WithMessage(
            "gs://my-bucket: object \"m/a\" was corrupted during the upload: "
            + "expected 9 bytes with crc32c e3069283, found 9 bytes with crc32c 1cf96d7c. It has been deleted: upload it again.");
        thrown.Which.Problem.Should().Be(StorageProblem.Damaged);
        _cloud.Server.Find(FakeCloudStore.Bucket, "m/a").Should().BeNull();
    }

    [Fact]
    public async Task An_object_stored_otherwise_than_sent_is_reported_though_it_cannot_be_deleted()
    {
        _cloud.Faults.Next(RequestKind.UploadChunk, new Fault.MisreportChecksum());
        _cloud.Faults.Next(RequestKind.Delete, new Fault.Status(403));

        await FluentActions.Awaiting(() => Store.UploadAsync(_folder.Write("source", "123456789"), "m/a"))
            .Should().ThrowAsync<StorageException>().WithMessage("*was corrupted during the upload: *. Delete it, then upload it again.");
    }

    [Fact]
    public async Task A_file_that_is_cut_off_meanwhile_is_reported()
    {
        var source = WriteSource();
        _cloud.Server.Received += request =>
        {
            if (request.Kind == RequestKind.StartUpload)
                File.WriteAllBytes(source, new byte[300_000]);
        };

        (await FluentActions.Awaiting(() => Store.UploadAsync(source, "m/a")).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: object \"m/a\" was rejected: expected 787432 bytes with crc32c *, "
                + $"but the size of {source} has changed. Upload it again, and do not change the file during the upload."))
            .Which.Problem.Should().Be(StorageProblem.Damaged);
    }

    [Fact]
    public async Task A_file_that_changes_meanwhile_is_refused()
    {
        var source = WriteSource();
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Status(503));
        // The change happens between the checksum and the second chunk: while the store pauses after the fault.
        var store = _cloud.Open();
        _cloud.Server.Received += request =>
        {
            if (request.Kind == RequestKind.UploadStatus)
                File.WriteAllBytes(source, new byte[Size]);
        };

        await FluentActions.Awaiting(() => store.UploadAsync(source, "m/a")).Should().ThrowAsync<StorageException>()
            .WithMessage("gs://my-bucket: object \"m/a\" was rejected: *do not change the file during the upload.");
    }

    private string WriteSource()
    {
        var path = _folder.PathOf("source");
        var content = new byte[Size];
        new Random(7).NextBytes(content);
        File.WriteAllBytes(path, content);
        return path;
    }
}
