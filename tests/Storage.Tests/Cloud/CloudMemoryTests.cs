namespace Storage.Tests.Cloud;

/// <summary>Runs while no other test does: memory is measured for the whole process, the fake server included.</summary>
[CollectionDefinition(nameof(CloudMemoryTests), DisableParallelization = true)]
[Collection(nameof(CloudMemoryTests))]
public sealed class CloudMemoryTests : IDisposable
{
    private const long LargeSize = 2L << 30;
    private const long MostGrowth = 128L << 20;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_gigabytes_go_up_and_down_in_constant_memory()
    {
        await using var cloud = await FakeCloudStore.StartAsync();
        var store = cloud.OpenAsShipped();
        await store.UploadAsync(_folder.Write("small", "warm-up"), "small");
        await store.DownloadAsync("small", _folder.PathOf("copy"));
        var source = _folder.PathOf("large");
        await using (var file = File.Create(source))
            file.SetLength(LargeSize);
        await using var memory = PeakMemory.Watch();

        var stored = await store.UploadAsync(source, "large");
        await store.DownloadAsync("large", _folder.PathOf("copy"));
        await using (var content = await store.OpenReadAsync("large"))
            await content.CopyToAsync(Stream.Null);

        stored.Size.Should().Be(LargeSize);
        new FileInfo(_folder.PathOf("copy")).Length.Should().Be(LargeSize);
        memory.Growth.Should().BeLessThan(MostGrowth);
    }
}
