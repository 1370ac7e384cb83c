using Faults;
using Storage.Folders;

namespace Storage.Tests.Folders;

public sealed class DamageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FolderObjectStore _store;

    public DamageTests() => _store = new FolderObjectStore(_folder.PathOf("bucket"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_truncated_object_is_reported_with_what_was_expected_and_found()
    {
        await StoreAsync("123456789");
        _folder.Write("bucket/m/a", "1234");

        var act = () => _store.DownloadAsync("m/a", _folder.PathOf("copy"));

        var thrown = await act.Should().ThrowAsync<StorageException>();
        thrown.WithMessage($"{_store.Location}: object \"m/a\" has been truncated or changed since it was stored: "
            + "expected 9 bytes with crc32c e3069283, found 4 bytes with crc32c f63af4ee. Upload it again.");
        thrown.Which.Kind.Should().Be(FaultKind.Remote);
        thrown.Which.Problem.Should().Be(StorageProblem.Damaged);
        thrown.Which.ObjectName.Should().Be("m/a");
        thrown.Which.Expected.Should().Be(new Checksum(9, 0xE3069283));
        thrown.Which.Found!.Value.Size.Should().Be(4);
        File.Exists(_folder.PathOf("copy")).Should().BeFalse();
    }

    [Fact]
    public async Task One_changed_bit_is_found_though_size_and_time_are_the_same()
    {
        await StoreAsync("123456789");
        var file = _folder.PathOf("bucket", "m", "a");
        var written = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "123456788");
        File.SetLastWriteTimeUtc(file, written);

        await FluentActions.Awaiting(() => _store.DownloadAsync("m/a", _folder.PathOf("copy"))).Should().ThrowAsync<StorageException>();
    }

    [Fact]
    public async Task The_copy_that_stood_there_before_survives_a_damaged_download()
    {
        await StoreAsync("123456789");
        _folder.Write("bucket/m/a", "changed");
        _folder.Write("copy", "before");

        await FluentActions.Awaiting(() => _store.DownloadAsync("m/a", _folder.PathOf("copy"))).Should().ThrowAsync<StorageException>();

        File.ReadAllText(_folder.PathOf("copy")).Should().Be("before");
        Directory.GetFiles(_folder.Path, "*.partial").Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_of_a_damaged_object_is_told_at_its_end(bool asynchronous)
    {
        await StoreAsync("123456789");
        _folder.Write("bucket/m/a", "12345678X");
        await using var content = await _store.OpenReadAsync("m/a");
        var buffer = new byte[100];

        content.Read(buffer, 0, 100).Should().Be(9);
        Func<Task> act = async () => _ = asynchronous ? await content.ReadAsync(buffer) : content.Read(buffer);

        await act.Should().ThrowAsync<StorageException>().WithMessage("*\"m/a\" has been truncated or changed since it was stored: *");
    }

    [Fact]
    public async Task Tells_what_a_changed_object_is_now_and_the_next_upload_mends_it()
    {
        var source = await StoreAsync("123456789");
        _folder.Write("bucket/m/a", "1234");
        (await _store.FindAsync("m/a"))!.Size.Should().Be(4);

        var copy = await _store.UploadIfChangedAsync(source, "m/a");

        copy.Copied.Should().BeTrue();
        (await _store.DownloadAsync("m/a", _folder.PathOf("copy"))).Size.Should().Be(9);
    }

    [Fact]
    public async Task An_unreadable_checksum_is_reported_and_the_next_upload_mends_it()
    {
        var source = await StoreAsync("123456789");
        var record = Directory.GetFiles(_folder.PathOf("bucket", ".checksums")).Single(path => Path.GetFileName(path) != ".lock");
        File.WriteAllText(record, "{");

        (await FluentActions.Awaiting(() => _store.DownloadAsync("m/a", _folder.PathOf("copy"))).Should().ThrowAsync<StorageException>()
            .WithMessage($"{record}: the checksum of object \"m/a\" is unreadable. Upload the object again."))
            .Which.Problem.Should().Be(StorageProblem.Damaged);

        await _store.UploadAsync(source, "m/a");
        (await _store.DownloadAsync("m/a", _folder.PathOf("copy"))).Size.Should().Be(9);
    }

    [Fact]
    public async Task An_object_without_its_checksum_is_whole_as_after_a_killed_upload()
    {
        await StoreAsync("123456789");
        Directory.Delete(_folder.PathOf("bucket", ".checksums"), recursive: true);

        (await _store.DownloadAsync("m/a", _folder.PathOf("copy"))).Checksum.Should().Be(new Checksum(9, 0xE3069283));
    }

    private async Task<string> StoreAsync(string text)
    {
        var source = _folder.Write("source", text);
        await _store.UploadAsync(source, "m/a");
        return source;
    }
}
