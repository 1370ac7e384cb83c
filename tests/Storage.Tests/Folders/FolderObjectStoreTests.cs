using Faults;
using Storage.Folders;

namespace Storage.Tests.Folders;

public sealed class FolderObjectStoreTests : ObjectStoreContract
{
    protected override IObjectStore OpenStore() => new FolderObjectStore(Folder.PathOf("bucket"));

    [Fact]
    public async Task An_object_is_a_plain_file_at_its_name()
    {
        await Store.UploadAsync(Folder.Write("source.txt", "123456789"), "models/fr/a.txt");

        File.ReadAllText(Folder.PathOf("bucket", "models", "fr", "a.txt")).Should().Be("123456789");
    }

    [Fact]
    public async Task A_file_put_into_the_folder_by_hand_is_an_object()
    {
        Folder.Write("bucket/data/train.csv", "123456789");

        (await Store.FindAsync("data/train.csv"))!.Checksum.Should().Be(new Checksum(9, 0xE3069283));
        (await Store.DownloadAsync("data/train.csv", Folder.PathOf("copy"))).Size.Should().Be(9);
    }

    [Fact]
    public async Task Files_under_way_are_not_listed()
    {
        Folder.Write("bucket/.half.0123.partial", "half");
        await Store.UploadAsync(Folder.Write("source", "x"), "a");

        (await NamesAsync("")).Should().Equal("a");
    }

    [Fact]
    public async Task Reading_does_not_make_the_folder()
    {
        (await Store.ListAsync().ToListAsync()).Should().BeEmpty();
        (await Store.DeleteAsync("a")).Should().BeFalse();

        Directory.Exists(Folder.PathOf("bucket")).Should().BeFalse();
    }

    [Fact]
    public async Task Uploads_leave_nothing_beside_the_object()
    {
        var uploads = Enumerable.Range(0, 8).Select(i => OpenStore().UploadAsync(Folder.Write($"source{i}", $"{i}"), "a"));
        await Task.WhenAll(uploads);
        var act = () => Store.UploadAsync(Folder.Write("second", "second"), "a", cancellation: new CancellationToken(canceled: true));
        await act.Should().ThrowAsync<OperationCanceledException>();

        Directory.GetFiles(Folder.PathOf("bucket")).Should().HaveCount(1);
    }

    [Fact]
    public async Task An_object_and_its_folder_cannot_have_one_name()
    {
        var source = Folder.Write("source", "x");
        await Store.UploadAsync(source, "a");
        await Store.UploadAsync(source, "b/c");

        await FluentActions.Awaiting(() => Store.UploadAsync(source, "a/b")).Should().ThrowAsync<FaultException>().WithMessage(
            $"{Store.Location}: object \"a/b\" and object \"a\" cannot both exist: one would be the folder of the other. Choose another name.");
        await FluentActions.Awaiting(() => Store.UploadAsync(source, "b")).Should().ThrowAsync<FaultException>().WithMessage(
            $"{Store.Location}: object \"b\" and object \"b/c\" cannot both exist: one would be the folder of the other. Choose another name.");
    }

    [Fact]
    public async Task A_folder_whose_objects_are_deleted_gives_its_name_free()
    {
        var source = Folder.Write("source", "x");
        await Store.UploadAsync(source, "a/b/c");
        (await Store.DeleteAsync("a/b/c")).Should().BeTrue();

        await Store.UploadAsync(source, "a");

        (await NamesAsync("")).Should().Equal("a");
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_written_is_named()
    {
        var store = new FolderObjectStore(Folder.Write("file", "a file, not a folder"));

        var act = () => store.UploadAsync(Folder.Write("source", "x"), "a");

        (await act.Should().ThrowAsync<StorageException>().WithMessage($"{Folder.PathOf("file")}: object \"a\" could not be written: *"))
            .Which.Problem.Should().Be(StorageProblem.Unavailable);
    }
}
