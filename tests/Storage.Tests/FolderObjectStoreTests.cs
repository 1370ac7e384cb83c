using Faults;

namespace Storage.Tests;

public sealed class FolderObjectStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FolderObjectStore _store;

    public FolderObjectStoreTests() => _store = new FolderObjectStore(_folder.PathOf("bucket"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_uploaded_object_is_found_and_comes_back_as_it_went()
    {
        var source = _folder.Write("source.txt", "123456789");

        var uploaded = await _store.UploadAsync(source, "models/fr/a.txt");

        uploaded.Should().Be(new StoredObject("models/fr/a.txt", 9, 0xE3069283, uploaded.Updated));
        (await _store.FindAsync("models/fr/a.txt")).Should().Be(uploaded);
        (await _store.DownloadAsync("models/fr/a.txt", _folder.PathOf("new", "copy.txt"))).Should().Be(uploaded);
        File.ReadAllText(_folder.PathOf("new", "copy.txt")).Should().Be("123456789");
        File.ReadAllText(_folder.PathOf("bucket", "models", "fr", "a.txt")).Should().Be("123456789");
        using var reader = new StreamReader(await _store.OpenReadAsync("models/fr/a.txt"));
        (await reader.ReadToEndAsync()).Should().Be("123456789");
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        await _store.UploadAsync(_folder.Write("source", ""), "empty");

        var found = await _store.DownloadAsync("empty", _folder.PathOf("copy"));

        found.Checksum.Should().Be(new Checksum(0, 0));
        new FileInfo(_folder.PathOf("copy")).Length.Should().Be(0);
    }

    [Fact]
    public async Task A_file_put_into_the_folder_by_hand_is_an_object()
    {
        _folder.Write("bucket/data/train.csv", "123456789");

        (await _store.FindAsync("data/train.csv"))!.Checksum.Should().Be(new Checksum(9, 0xE3069283));
        (await _store.DownloadAsync("data/train.csv", _folder.PathOf("copy"))).Size.Should().Be(9);
    }

    [Fact]
    public async Task Lists_by_prefix_in_ordinal_order_and_shows_nothing_of_its_own()
    {
        var source = _folder.Write("source", "x");
        string[] names = ["b", "a/z", "a-b", "a.txt", "Z", "a/b/c", "é", "ab"];
        foreach (var name in names)
            await _store.UploadAsync(source, name);
        _folder.Write("bucket/.half.0123.partial", "half");
        await _store.DeleteAsync("b");

        (await NamesAsync("")).Should().Equal("Z", "a-b", "a.txt", "a/b/c", "a/z", "ab", "é");
        (await NamesAsync("a/")).Should().Equal("a/b/c", "a/z");
        (await NamesAsync("a/b")).Should().Equal("a/b/c");
        (await NamesAsync("a")).Should().Equal("a-b", "a.txt", "a/b/c", "a/z", "ab");
        (await NamesAsync("../")).Should().BeEmpty();
        (await NamesAsync(".checksums")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_yet_is_empty()
    {
        (await _store.ListAsync().ToListAsync()).Should().BeEmpty();
        (await _store.FindAsync("a")).Should().BeNull();
        (await _store.DeleteAsync("a")).Should().BeFalse();
        Directory.Exists(_folder.PathOf("bucket")).Should().BeFalse();
    }

    [Fact]
    public async Task A_missing_object_is_named()
    {
        var message = $"{_store.Location}: there is no object \"a/b\". Check the name, or upload it first.";

        (await FluentActions.Awaiting(() => _store.DownloadAsync("a/b", _folder.PathOf("copy")))
            .Should().ThrowAsync<StorageException>().WithMessage(message))
            .Which.Problem.Should().Be(StorageProblem.NotFound);
        await FluentActions.Awaiting(() => _store.OpenReadAsync("a/b")).Should().ThrowAsync<StorageException>().WithMessage(message);
        File.Exists(_folder.PathOf("copy")).Should().BeFalse();
    }

    [Fact]
    public async Task A_missing_source_is_named() =>
        (await FluentActions.Awaiting(() => _store.UploadAsync(_folder.PathOf("none"), "a")).Should().ThrowAsync<FaultException>()
            .WithMessage($"{_folder.PathOf("none")}: there is no such file to upload as \"a\". Check the path."))
            .Which.Kind.Should().Be(FaultKind.Settings);

    [Fact]
    public async Task Upload_only_if_absent_keeps_what_is_there()
    {
        await _store.UploadAsync(_folder.Write("first", "first"), "a", UploadCondition.IfAbsent);

        var act = () => _store.UploadAsync(_folder.Write("second", "second"), "a", UploadCondition.IfAbsent);

        (await act.Should().ThrowAsync<StorageException>()
            .WithMessage($"{_store.Location}: object \"a\" exists already. Choose another name, or delete it first."))
            .Which.Problem.Should().Be(StorageProblem.AlreadyExists);
        File.ReadAllText(_folder.PathOf("bucket", "a")).Should().Be("first");
    }

    [Fact]
    public async Task Of_many_uploads_only_if_absent_one_succeeds()
    {
        var uploads = Enumerable.Range(0, 16).Select(async i =>
        {
            var store = new FolderObjectStore(_folder.PathOf("bucket"));
            try
            {
                await store.UploadAsync(_folder.Write($"source{i}", $"{i}"), "a", UploadCondition.IfAbsent);
                return i;
            }
            catch (StorageException exception) when (exception.Problem == StorageProblem.AlreadyExists)
            {
                return -1;
            }
        });

        var winners = (await Task.WhenAll(uploads)).Where(i => i >= 0).ToList();

        winners.Should().HaveCount(1);
        (await _store.OpenReadAsync("a")).ReadByte().Should().Be($"{winners[0]}"[0]);
        Directory.GetFiles(_folder.PathOf("bucket")).Should().HaveCount(1);
    }

    [Fact]
    public async Task Readers_and_writers_at_the_same_time_see_whole_objects_only()
    {
        var sources = Enumerable.Range(0, 4).Select(i => _folder.Write($"source{i}", new string((char)('a' + i), 200_000 + i))).ToList();
        await _store.UploadAsync(sources[0], "a");

        var writers = sources.Select(source => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
                await new FolderObjectStore(_folder.PathOf("bucket")).UploadAsync(source, "a");
        }));
        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await new FolderObjectStore(_folder.PathOf("bucket")).DownloadAsync("a", _folder.PathOf($"copy{reader}"));
                var copy = File.ReadAllText(_folder.PathOf($"copy{reader}"));
                copy.Should().Be(new string(copy[0], 200_000 + copy[0] - 'a'));
            }
        }));
        await Task.WhenAll(writers.Concat(readers));

        (await _store.DownloadAsync("a", _folder.PathOf("last"))).Should().Be(await _store.FindAsync("a"));
        Directory.GetFiles(_folder.PathOf("bucket")).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_failed_upload_keeps_the_object_and_leaves_nothing_beside_it()
    {
        await _store.UploadAsync(_folder.Write("first", "first"), "a");

        var act = () => _store.UploadAsync(_folder.Write("second", "second"), "a", cancellation: new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        File.ReadAllText(_folder.PathOf("bucket", "a")).Should().Be("first");
        Directory.GetFiles(_folder.PathOf("bucket")).Should().HaveCount(1);
    }

    [Fact]
    public async Task An_object_and_its_folder_cannot_have_one_name()
    {
        var source = _folder.Write("source", "x");
        await _store.UploadAsync(source, "a");
        await _store.UploadAsync(source, "b/c");

        await FluentActions.Awaiting(() => _store.UploadAsync(source, "a/b")).Should().ThrowAsync<FaultException>().WithMessage(
            $"{_store.Location}: object \"a/b\" cannot lie beside \"a\": one would be the other's folder. Choose another name.");
        await FluentActions.Awaiting(() => _store.UploadAsync(source, "b")).Should().ThrowAsync<FaultException>().WithMessage(
            $"{_store.Location}: object \"b\" cannot lie beside \"b/c\": one would be the other's folder. Choose another name.");
    }

    [Fact]
    public async Task A_folder_whose_objects_are_deleted_gives_its_name_free()
    {
        var source = _folder.Write("source", "x");
        await _store.UploadAsync(source, "a/b/c");
        (await _store.DeleteAsync("a/b/c")).Should().BeTrue();

        await _store.UploadAsync(source, "a");

        (await NamesAsync("")).Should().Equal("a");
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_written_is_named()
    {
        var store = new FolderObjectStore(_folder.Write("file", "a file, not a folder"));

        var act = () => store.UploadAsync(_folder.Write("source", "x"), "a");

        (await act.Should().ThrowAsync<StorageException>().WithMessage($"{_folder.PathOf("file")}: object \"a\" could not be written: *"))
            .Which.Problem.Should().Be(StorageProblem.Unavailable);
    }

    private async Task<List<string>> NamesAsync(string prefix) => await _store.ListAsync(prefix).Select(found => found.Name).ToListAsync();
}
