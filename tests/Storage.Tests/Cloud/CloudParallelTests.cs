using FakeCloud.Buckets;
using Storage.Transfers;

namespace Storage.Tests.Cloud;

/// <summary>Several transfers at once, over one connection.</summary>
public sealed class CloudParallelTests : IAsyncLifetime
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f", "g", "h"];

    private readonly TempFolder _folder = new();
    private readonly Kept<TransferProgress> _progress = new();
    private FakeCloudStore _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await FakeCloudStore.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Many_files_go_up_and_come_down_through_faults()
    {
        var store = _cloud.Open();
        foreach (var name in Names)
            File.WriteAllBytes(_folder.PathOf(name), [.. Enumerable.Repeat((byte)name[0], 600_000)]);
        _cloud.Faults.Next(RequestKind.StartUpload, new Fault.Status(429, RetryAfter: TimeSpan.FromSeconds(3)), new Fault.Status(503));
        _cloud.Faults.Next(RequestKind.UploadChunk, null, new Fault.Drop(1000), null, new Fault.KeepOnly(0), new Fault.Status(503, AfterBytes: 1));
        _cloud.Faults.Next(RequestKind.Download, new Fault.Truncate(10), null, new Fault.Drop(300_000), new Fault.Status(503));

        await RunAsync(Names, (name, progress, stop) => store.UploadAsync(_folder.PathOf(name), name, cancellation: stop, progress: progress));
        await RunAsync(Names, (name, progress, stop) => store.DownloadAsync(name, _folder.PathOf("copies", name), stop, progress));

        foreach (var name in Names)
            File.ReadAllBytes(_folder.PathOf("copies", name)).AsSpan().SequenceEqual(File.ReadAllBytes(_folder.PathOf(name))).Should().BeTrue();
        _progress.Told[^1].Should().Be(new TransferProgress(4_800_000, 4_800_000, 8, 8));
    }

    [Fact]
    public async Task A_failure_stops_the_others_and_names_its_object()
    {
        var store = _cloud.Open();
        foreach (var name in Names)
            await _cloud.Server.PutAsync(FakeCloudStore.Bucket, name, new byte[600_000]);
        _cloud.Faults.Next(RequestKind.Download, new Fault.Stall(1000), new Fault.Stall(70_000), new Fault.Stall(200_000));
        _cloud.Faults.Always(RequestKind.Download, new Fault.Corrupt());

        var thrown = await FluentActions.Awaiting(
                () => RunAsync(Names, (name, progress, stop) => store.DownloadAsync(name, _folder.PathOf("copies", name), stop, progress)))
            .Should().ThrowAsync<StorageException>().WithMessage("gs://my-bucket: object \"?\" was corrupted during the download: *");

        thrown.Which.Problem.Should().Be(StorageProblem.Damaged);
        _cloud.Server.RequestsOf(RequestKind.Download).Should().HaveCount(4);
        Directory.EnumerateFileSystemEntries(_folder.PathOf("copies")).Should().BeEmpty();
    }

    private Task RunAsync(string[] names, Func<string, IProgress<long>, CancellationToken, Task<StoredObject>> copy) => ParallelTransfers.RunAsync(
        [.. names.Select(name => new Transfer<StoredObject>(600_000, (progress, stop) => copy(name, progress, stop)))], _progress);
}
