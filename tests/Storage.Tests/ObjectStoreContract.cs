using Faults;

namespace Storage.Tests;

/// <summary>What holds of every object store, whatever it is made of.</summary>
public abstract class ObjectStoreContract : IAsyncLifetime
{
    private IObjectStore? _store;

    protected TempFolder Folder { get; } = new();

    protected IObjectStore Store => _store ??= OpenStore();

    /// <summary>Opens the one store of this test, again and again.</summary>
    protected abstract IObjectStore OpenStore();

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_uploaded_object_is_found_and_comes_back_as_it_went()
    {
        var source = Folder.Write("source.txt", "123456789");

        var uploaded = await Store.UploadAsync(source, "models/fr/a.txt");

        uploaded.Should().Be(new StoredObject("models/fr/a.txt", 9, 0xE3069283, uploaded.Updated));
        (await Store.FindAsync("models/fr/a.txt")).Should().Be(uploaded);
        (await Store.DownloadAsync("models/fr/a.txt", Folder.PathOf("new", "copy.txt"))).Should().Be(uploaded);
        File.ReadAllText(Folder.PathOf("new", "copy.txt")).Should().Be("123456789");
        using var reader = new StreamReader(await Store.OpenReadAsync("models/fr/a.txt"));
        (await reader.ReadToEndAsync()).Should().Be("123456789");
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        await Store.UploadAsync(Folder.Write("source", ""), "empty");

        var found = await Store.DownloadAsync("empty", Folder.PathOf("copy"));

        found.Checksum.Should().Be(new Checksum(0, 0));
        new FileInfo(Folder.PathOf("copy")).Length.Should().Be(0);
        await using var content = await Store.OpenReadAsync("empty");
        content.ReadByte().Should().Be(-1);
    }

    [Theory]
    [InlineData("a b/c+d/é.txt")]
    [InlineData("100%/a#b&c=d?e.txt")]
    [InlineData("하나/ü/'quoted'.bin")]
    public async Task A_name_may_hold_what_an_address_may_not(string name)
    {
        await Store.UploadAsync(Folder.Write("source", "123456789"), name);

        (await Store.DownloadAsync(name, Folder.PathOf("copy"))).Checksum.Should().Be(new Checksum(9, 0xE3069283));
        (await NamesAsync("")).Should().Equal(name);
        (await Store.DeleteAsync(name)).Should().BeTrue();
        (await Store.FindAsync(name)).Should().BeNull();
    }

    [Fact]
    public async Task Lists_by_prefix_in_the_order_of_the_names()
    {
        var source = Folder.Write("source", "x");
        string[] names = ["b", "a/z", "a-b", "a.txt", "Z", "a/b/c", "😀", "é", "～", "ab"];
        foreach (var name in names)
            await Store.UploadAsync(source, name);
        await Store.DeleteAsync("b");

        (await NamesAsync("")).Should().Equal("Z", "a-b", "a.txt", "a/b/c", "a/z", "ab", "é", "～", "😀");
        (await NamesAsync("a/")).Should().Equal("a/b/c", "a/z");
        (await NamesAsync("a/b")).Should().Equal("a/b/c");
        (await NamesAsync("a")).Should().Equal("a-b", "a.txt", "a/b/c", "a/z", "ab");
        (await NamesAsync("../")).Should().BeEmpty();
        (await NamesAsync(".checksums")).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_listed_is_what_is_found()
    {
        await Store.UploadAsync(Folder.Write("source", "123456789"), "m/a");

        (await Store.ListAsync().SingleAsync()).Should().Be(await Store.FindAsync("m/a"));
    }

    [Fact]
    public async Task A_store_without_objects_is_empty()
    {
        (await Store.ListAsync().ToListAsync()).Should().BeEmpty();
        (await Store.FindAsync("a")).Should().BeNull();
        (await Store.DeleteAsync("a")).Should().BeFalse();
    }

    [Fact]
    public async Task Progress_goes_up_to_the_size()
    {
        const int Size = 1_000_000;
        var (up, down) = (new Kept<long>(), new Kept<long>());
        var source = Folder.PathOf("source");
        File.WriteAllBytes(source, new byte[Size]);

        await Store.UploadAsync(source, "a", progress: up);
        await Store.DownloadAsync("a", Folder.PathOf("copy"), progress: down);

        foreach (var told in new[] { up.Told, down.Told })
        {
            told.Should().BeInAscendingOrder().And.HaveCountGreaterThan(3);
            told[^1].Should().Be(Size);
        }
    }

    [Fact]
    public async Task A_missing_object_is_named()
    {
        var message = $"{Store.Location}: there is no object \"a/b\". Check the name, or upload it first.";

        (await FluentActions.Awaiting(() => Store.DownloadAsync("a/b", Folder.PathOf("copy")))
            .Should().ThrowAsync<StorageException>().WithMessage(message))
            .Which.Problem.Should().Be(StorageProblem.NotFound);
        await FluentActions.Awaiting(() => Store.OpenReadAsync("a/b")).Should().ThrowAsync<StorageException>().WithMessage(message);
        File.Exists(Folder.PathOf("copy")).Should().BeFalse();
    }

    [Fact]
    public async Task A_missing_source_is_named() =>
        (await FluentActions.Awaiting(() => Store.UploadAsync(Folder.PathOf("none"), "a")).Should().ThrowAsync<FaultException>()
            .WithMessage($"{Folder.PathOf("none")}: there is no file to upload as \"a\". Check the path."))
            .Which.Kind.Should().Be(FaultKind.Settings);

    [Fact]
    public async Task An_upload_replaces_what_is_there()
    {
        await Store.UploadAsync(Folder.Write("first", "first"), "a");
        await Store.UploadAsync(Folder.Write("second", "123456789"), "a");

        (await Store.DownloadAsync("a", Folder.PathOf("copy"))).Checksum.Should().Be(new Checksum(9, 0xE3069283));
        (await NamesAsync("")).Should().Equal("a");
    }

    [Fact]
    public async Task Upload_only_if_absent_keeps_what_is_there()
    {
        await Store.UploadAsync(Folder.Write("first", "first"), "a", UploadCondition.IfAbsent);

        var act = () => Store.UploadAsync(Folder.Write("second", "second"), "a", UploadCondition.IfAbsent);

        (await act.Should().ThrowAsync<StorageException>()
            .WithMessage($"{Store.Location}: object \"a\" already exists. Choose another name, or delete it first."))
            .Which.Problem.Should().Be(StorageProblem.AlreadyExists);
        (await TextAsync("a")).Should().Be("first");
    }

    [Fact]
    public async Task Of_many_uploads_only_if_absent_one_succeeds()
    {
        var uploads = Enumerable.Range(0, 16).Select(async i =>
        {
            var store = OpenStore();
            try
            {
                await store.UploadAsync(Folder.Write($"source{i}", $"{i}"), "a", UploadCondition.IfAbsent);
                return i;
            }
            catch (StorageException exception) when (exception.Problem == StorageProblem.AlreadyExists)
            {
                return -1;
            }
        });

        var winners = (await Task.WhenAll(uploads)).Where(i => i >= 0).ToList();

        winners.Should().HaveCount(1);
        (await TextAsync("a")).Should().Be($"{winners[0]}");
    }

    [Fact]
    public async Task Readers_and_writers_at_the_same_time_see_whole_objects_only()
    {
        var sources = Enumerable.Range(0, 4).Select(i => Folder.Write($"source{i}", new string((char)('a' + i), 200_000 + i))).ToList();
        await Store.UploadAsync(sources[0], "a");

        var writers = sources.Select(source => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
                await OpenStore().UploadAsync(source, "a");
        }));
        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await OpenStore().DownloadAsync("a", Folder.PathOf($"copy{reader}"));
                var copy = File.ReadAllText(Folder.PathOf($"copy{reader}"));
                copy.Should().Be(new string(copy[0], 200_000 + copy[0] - 'a'));
            }
        }));
        await Task.WhenAll(writers.Concat(readers));

        (await Store.DownloadAsync("a", Folder.PathOf("last"))).Should().Be(await Store.FindAsync("a"));
    }

    [Fact]
    public async Task An_upload_cancelled_keeps_the_object()
    {
        await Store.UploadAsync(Folder.Write("first", "first"), "a");

        var act = () => Store.UploadAsync(Folder.Write("second", "second"), "a", cancellation: new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        (await TextAsync("a")).Should().Be("first");
    }

    [Fact]
    public async Task A_copy_is_made_only_when_the_content_differs()
    {
        var source = Folder.Write("source", "first");
        var copy = Folder.PathOf("copy");

        (await Store.UploadIfChangedAsync(source, "a")).Copied.Should().BeTrue();
        (await Store.UploadIfChangedAsync(source, "a")).Copied.Should().BeFalse();
        (await Store.DownloadIfChangedAsync("a", copy)).Copied.Should().BeTrue();
        (await Store.DownloadIfChangedAsync("a", copy)).Copied.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a//b")]
    [InlineData("a\nb")]
    [InlineData(".checksums/x")]
    public async Task A_name_no_object_can_have_is_refused(string name)
    {
        var source = Folder.Write("source", "x");
        var acts = new Func<Task>[]
        {
            () => Store.FindAsync(name),
            () => Store.UploadAsync(source, name),
            () => Store.DownloadAsync(name, Folder.PathOf("copy")),
            () => Store.OpenReadAsync(name),
            () => Store.DeleteAsync(name),
        };

        foreach (var act in acts)
        {
            (await act.Should().ThrowAsync<FaultException>().WithMessage("*is not a valid object name: *. Example: models/fr/model.bin"))
                .Which.Kind.Should().Be(FaultKind.Settings);
        }
    }

    protected async Task<List<string>> NamesAsync(string prefix) => await Store.ListAsync(prefix).Select(found => found.Name).ToListAsync();

    private async Task<string> TextAsync(string name)
    {
        using var reader = new StreamReader(await Store.OpenReadAsync(name));
        return await reader.ReadToEndAsync();
    }
}
