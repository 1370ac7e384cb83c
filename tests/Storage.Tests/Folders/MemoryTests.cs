using Storage.Folders;

namespace Storage.Tests.Folders;

/// <summary>Runs while no other test does: allocations are counted for the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests : IDisposable
{
    private const long LargeSize = 64L << 20;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_large_file_goes_in_and_out_in_constant_memory()
    {
        var store = new FolderObjectStore(_folder.PathOf("bucket"));
        var source = _folder.PathOf("large");
        await using (var file = File.Create(source))
            file.SetLength(LargeSize);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await store.UploadAsync(source, "large");
        await store.DownloadAsync("large", _folder.PathOf("copy"));

        (GC.GetTotalAllocatedBytes(precise: true) - before).Should().BeLessThan(LargeSize / 8);
        new FileInfo(_folder.PathOf("copy")).Length.Should().Be(LargeSize);
    }
}
