using Storage.Folders;

namespace Storage.Tests;

public sealed class ObjectStoreExtensionsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FolderObjectStore _store;

    public ObjectStoreExtensionsTests() => _store = new FolderObjectStore(_folder.PathOf("bucket"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_upload_takes_place_only_when_the_content_differs()
    {
        var source = _folder.Write("source", "first");

        var first = await _store.UploadIfChangedAsync(source, "a");
        var second = await _store.UploadIfChangedAsync(source, "a");
        _folder.Write("source", "other");
        var third = await _store.UploadIfChangedAsync(source, "a");

        first.Copied.Should().BeTrue();
        second.Should().Be(first with { Copied = false });
        third.Copied.Should().BeTrue();
        File.ReadAllText(_folder.PathOf("bucket", "a")).Should().Be("other");
    }

    [Fact]
    public async Task A_download_takes_place_only_when_the_content_differs()
    {
        await _store.UploadAsync(_folder.Write("source", "first"), "a");
        var copy = _folder.PathOf("copy");

        (await _store.DownloadIfChangedAsync("a", copy)).Copied.Should().BeTrue();
        (await _store.DownloadIfChangedAsync("a", copy)).Copied.Should().BeFalse();
        File.WriteAllText(copy, "fIrst");
        (await _store.DownloadIfChangedAsync("a", copy)).Copied.Should().BeTrue();
        File.ReadAllText(copy).Should().Be("first");
    }

    [Fact]
    public async Task A_download_of_a_missing_object_is_reported() =>
        await FluentActions.Awaiting(() => _store.DownloadIfChangedAsync("a", _folder.PathOf("copy")))
            .Should().ThrowAsync<StorageException>()
            .WithMessage($"{_store.Location}: there is no object \"a\". Check the name, or upload it first.");
}
