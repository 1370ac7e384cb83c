using CsCheck;
using Faults;
using Storage.Folders;

namespace Storage.Tests;

public sealed class ObjectNameTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "\"\" is not a valid object name: it is empty. Example: models/fr/model.bin")]
    [InlineData("..", "\"..\" is not a valid object name: the part .. is not allowed. Example: models/fr/model.bin")]
    [InlineData("a/../../b", "\"a/../../b\" is not a valid object name: the part .. is not allowed. Example: models/fr/model.bin")]
    [InlineData("a/./b", "\"a/./b\" is not a valid object name: the part . is not allowed. Example: models/fr/model.bin")]
    [InlineData("/etc/passwd", "\"/etc/passwd\" is not a valid object name: it starts or ends with / or contains //. Example: models/fr/model.bin")]
    [InlineData("a//b", "\"a//b\" is not a valid object name: it starts or ends with / or contains //. Example: models/fr/model.bin")]
    [InlineData("a/", "\"a/\" is not a valid object name: it starts or ends with / or contains //. Example: models/fr/model.bin")]
    [InlineData("a\\b", "\"a\\b\" is not a valid object name: it contains a backslash; use / as the separator. Example: models/fr/model.bin")]
    [InlineData("a\0b", "\"a\\u0000b\" is not a valid object name: it contains a control character. Example: models/fr/model.bin")]
    [InlineData("a\nb", "\"a\\u000ab\" is not a valid object name: it contains a control character. Example: models/fr/model.bin")]
    [InlineData("a/.m.0f.partial", "*: names like .x.partial are reserved for incomplete files. Example: models/fr/model.bin")]
    [InlineData(".checksums/x", "*: .checksums is reserved for the store. Example: models/fr/model.bin")]
    [InlineData(".CheckSums/x", "*: .checksums is reserved for the store. Example: models/fr/model.bin")]
    public async Task A_name_no_object_can_have_is_refused(string name, string message)
    {
        var store = new FolderObjectStore(_folder.PathOf("bucket"));
        var source = _folder.Write("source", "x");

        var acts = new Func<Task>[]
        {
            () => store.FindAsync(name),
            () => store.UploadAsync(source, name),
            () => store.DownloadAsync(name, _folder.PathOf("copy")),
            () => store.OpenReadAsync(name),
            () => store.DeleteAsync(name),
        };

        foreach (var act in acts)
            (await act.Should().ThrowAsync<FaultException>().WithMessage(message)).Which.Kind.Should().Be(FaultKind.Settings);
        Directory.Exists(_folder.PathOf("bucket")).Should().BeFalse();
    }

    [Fact]
    public async Task A_name_too_long_for_a_bucket_or_a_file_system_is_refused()
    {
        var store = new FolderObjectStore(_folder.Path);

        await FluentActions.Awaiting(() => store.FindAsync(string.Join('/', Enumerable.Repeat("abc", 300)))).Should()
            .ThrowAsync<FaultException>().WithMessage("*it has 1199 bytes, and the maximum is 1024. *");
        await FluentActions.Awaiting(() => store.FindAsync(new string('é', 101))).Should()
            .ThrowAsync<FaultException>().WithMessage("*a part of it has more than 200 bytes. *");
    }

    [Fact]
    public async Task A_name_that_is_not_Unicode_is_refused() =>
        // Here and not among the cases above: an attribute's text is stored as UTF-8, which has no lone surrogate.
        await FluentActions.Awaiting(() => new FolderObjectStore(_folder.Path).FindAsync("a\ud800")).Should().ThrowAsync<FaultException>()
            .WithMessage("\"a\\ud800\" is not a valid object name: it is not valid Unicode. Example: models/fr/model.bin");

    [Fact]
    public async Task Whatever_the_name_an_object_stays_inside_the_bucket_and_is_listed_by_that_name()
    {
        var source = _folder.Write("source", "content");
        var part = Gen.OneOf<string>(
            Gen.OneOf<string>("..", ".", "", "~", "a", "-rf", "$HOME", "x.partial", ".hidden", "é", "하나", "a b", "'\"", "*", ".checksums"),
            Gen.String[Gen.Char, 1, 6]);
        var runs = 0;

        await part.Array[1, 4].SampleAsync(async parts =>
        {
            var name = string.Join('/', parts);
            var root = _folder.PathOf("runs", Interlocked.Increment(ref runs).ToString(), "bucket");
            var store = new FolderObjectStore(root);
            try
            {
                await store.UploadAsync(source, name);
            }
            catch (FaultException refused) when (refused.Kind == FaultKind.Settings)
            {
                Directory.Exists(Path.GetDirectoryName(root)!).Should().BeFalse();
                return;
            }

            (await store.ListAsync().Select(found => found.Name).ToListAsync()).Should().Equal(name);
            Directory.GetFileSystemEntries(Path.GetDirectoryName(root)!).Should().Equal(root);
        }, iter: 200);
    }

    [Fact]
    public async Task A_link_to_a_folder_outside_is_not_followed()
    {
        var outside = _folder.PathOf("outside");
        _folder.Write("outside/secret", "secret");
        _folder.Write("bucket/own", "own");
        Directory.CreateSymbolicLink(_folder.PathOf("bucket", "link"), outside);
        var store = new FolderObjectStore(_folder.PathOf("bucket"));

        (await store.ListAsync().Select(found => found.Name).ToListAsync()).Should().Equal("own");
        (await store.ListAsync("link/").ToListAsync()).Should().BeEmpty();
        await FluentActions.Awaiting(() => store.DownloadAsync("link/secret", _folder.PathOf("copy"))).Should().ThrowAsync<FaultException>()
            .WithMessage($"{store.Location}: folder \"link\" is a symbolic link, and symbolic links are not followed. "
                + "Copy the files into the folder, or use the target of the link as the bucket.");
    }
}
