using PyTorchFiles;
using Trainer.Artifacts;

namespace Trainer.Tests.Artifacts;

public sealed class VocabularyFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_pickled_list_and_one_of_json_are_told_apart_by_what_they_hold()
    {
        string[] tokens = ["xxunk", "xxpad", "▁été", "😀"];
        PickleFile.WriteStrings(_folder.PathOf("one"), tokens);
        _folder.Write("two", "[\"xxunk\", \"xxpad\",\n\"▁\\u00e9t\\u00e9\", \"😀\"]\n");

        VocabularyFile.Read(_folder.PathOf("one")).Tokens.Should().Equal(tokens);
        VocabularyFile.Read(_folder.PathOf("two")).Tokens.Should().Equal(tokens);
    }

    [Theory]
    [InlineData("", "it is empty.")]
    [InlineData("[]", "it holds no tokens. Check the path.")]
    [InlineData("[\"a\",\n\"b", "it is not a valid JSON list of tokens in line 2. Copy it again.")]
    [InlineData("[\"a\", 3]", "it is not a valid JSON list of tokens in line 1. Copy it again.")]
    [InlineData("[\"a\", null]", "a token in it is null. Write it again.")]
    public void A_file_that_is_no_list_of_tokens_is_refused(string content, string reason)
    {
        var path = _folder.Write("vocab.json", content);

        Refusal(path).Should().Be($"{path}: {reason}");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = _folder.PathOf("vocab.pkl");

        Refusal(path).Should().Be($"{path}: there is no such file. Check the path.");
    }

    [Fact]
    public void A_file_larger_than_any_vocabulary_is_not_read()
    {
        var path = _folder.Write("vocab.json", "[");
        using (var stream = File.OpenWrite(path))
            stream.SetLength((256 << 20) + 1);

        Refusal(path).Should().Be($"{path}: it is larger than 256 MiB. Check the path.");
    }

    private static string Refusal(string path) =>
        Record.Exception(() => VocabularyFile.Read(path)).Should().BeOfType<PyTorchFileException>().Which.Message;
}
