using Storage.Folders;
using Storage.Tests.Cloud;

namespace Storage.Tests;

/// <summary>A disk that has no room for what is copied onto it.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Advice = ": No space left on device*. Free space on that disk, then try again.";

    private readonly TempFolder _folder = new();
    private readonly SmallDisk _disk = new(megabytes: 8);

    public void Dispose()
    {
        _disk.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_download_from_a_bucket_is_one_line_and_leaves_nothing()
    {
        await using var cloud = await FakeCloudStore.StartAsync();
        await cloud.Server.PutAsync(FakeCloudStore.Bucket, "m/a", new byte[10_000_000]);
        var copy = Path.Combine(_disk.Path, "copy");

        (await FluentActions.Awaiting(() => cloud.Open().DownloadAsync("m/a", copy)).Should().ThrowAsync<StorageException>()
            .WithMessage($"gs://my-bucket: object \"m/a\" could not be copied to {copy}{Advice}")).Which.Problem.Should().Be(StorageProblem.Unavailable);

        Directory.GetFiles(_disk.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task An_upload_to_a_folder_is_one_line_and_leaves_nothing()
    {
        var store = new FolderObjectStore(Path.Combine(_disk.Path, "bucket"));
        var source = _folder.PathOf("source");
        File.WriteAllBytes(source, new byte[10_000_000]);

        (await FluentActions.Awaiting(() => store.UploadAsync(source, "m/a")).Should().ThrowAsync<StorageException>()
            .WithMessage($"{store.Location}: object \"m/a\" could not be written{Advice}")).Which.Problem.Should().Be(StorageProblem.Unavailable);

        (await store.ListAsync().ToListAsync()).Should().BeEmpty();
        Directory.GetFiles(Path.Combine(store.Location, "m")).Should().BeEmpty();
    }
}
