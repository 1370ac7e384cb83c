namespace Build.Tests.Checkout;

public sealed class FileHashTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_hashed_as_sha256sum_does() =>
        FileHash.Of(_folder.Write("a", "abc")).Should().Be("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    [Fact]
    public void A_file_that_is_not_there_is_absent() => FileHash.Of(_folder.PathOf("a")).Should().Be("absent");

    [Fact]
    public void The_same_tree_has_the_same_hash_wherever_it_lies()
    {
        using var other = new TempFolder();
        foreach (var root in new[] { _folder, other })
        {
            root.Write("src/b.cs", "b");
            root.Write("src/a/a.cs", "a");
            root.Write("global.json", "{}");
        }

        FileHash.OfTree(other.Path, "src", "global.json").Should().Be(Hash());
    }

    [Fact]
    public void The_order_in_which_paths_are_named_does_not_count()
    {
        _folder.Write("src/a.cs", "a");
        _folder.Write("global.json", "{}");

        FileHash.OfTree(_folder.Path, "global.json", "src").Should().Be(FileHash.OfTree(_folder.Path, "src", "global.json"));
    }

    [Fact]
    public void Contents_names_and_the_number_of_files_count()
    {
        _folder.Write("src/a.cs", "a");
        List<string> hashes = [Hash()];

        _folder.Write("src/a.cs", "b");
        hashes.Add(Hash());
        File.Move(_folder.PathOf("src", "a.cs"), _folder.PathOf("src", "b.cs"));
        hashes.Add(Hash());
        _folder.Write("src/sub/empty.cs", "");
        hashes.Add(Hash());
        _folder.Write("global.json", "");
        hashes.Add(Hash());

        hashes.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void What_builds_leave_beside_the_sources_does_not_count()
    {
        _folder.Write("src/a.cs", "a");
        var hash = Hash();

        _folder.Write("src/bin/a.dll", "binary");
        _folder.Write("src/sub/obj/project.assets.json", "{}");

        Hash().Should().Be(hash);
    }

    private string Hash() => FileHash.OfTree(_folder.Path, "src", "global.json");
}
