using Faults;
using Text.SentencePiece;
using Text.SentencePiece.Format;

namespace Text.Tests.SentencePiece;

public sealed class RefusalTests
{
    private static readonly PieceEntry Unknown = new("<unk>", 0, PieceType.Unknown);
    private static readonly PieceEntry A = new("a", -1, PieceType.Normal);

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["an empty file"] = [],
        ["a text"] = "Once upon a time"u8.ToArray(),
        ["a file cut within a piece"] = ModelBytes.Of(Algorithm.Unigram, Unknown, A)[..14],
        ["a number without end"] = [.. Enumerable.Repeat((byte)0xFF, 20)],
        ["a group"] = [(1 << 3) | 3],
        ["a piece that is a number"] = ModelBytes.Number(1, 5),
        ["a score that is a text"] = ModelBytes.Message(1, ModelBytes.Message(2, [1, 2])),
        ["a length beyond all memory"] = [(1 << 3) | 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1],
        ["a piece cut short"] = ModelBytes.Message(1, [(1 << 3) | 2, 9, 65]),
        ["settings cut short"] = ModelBytes.Message(3, [(2 << 3) | 2, 9, 65]),
        ["a piece that is not UTF-8"] = ModelBytes.Message(1, ModelBytes.Message(1, [0xC3])),
        ["a type of piece that does not exist"] = ModelBytes.Message(1, ModelBytes.Number(3, 7)),
        ["a type of model that does not exist"] = ModelBytes.Message(2, ModelBytes.Number(3, 9)),
        ["an empty piece"] = ModelBytes.Of(Algorithm.Unigram, Unknown, new PieceEntry("", 0, PieceType.Normal)),
        ["a long piece"] = ModelBytes.Of(Algorithm.Unigram, Unknown, new PieceEntry(new string('a', 5000), 0, PieceType.Normal)),
        ["a score that is no number"] = ModelBytes.Of(Algorithm.BytePair, Unknown, A with { Score = float.NaN }),
        ["a piece twice"] = ModelBytes.Of(Algorithm.Unigram, Unknown, A, A),
        ["no unknown piece"] = ModelBytes.Of(Algorithm.Unigram, A),
        ["two unknown pieces"] = ModelBytes.Of(Algorithm.Unigram, Unknown, A, Unknown with { Text = "<oov>" }),
        ["nothing but the unknown piece"] = ModelBytes.Of(Algorithm.BytePair, Unknown),
        ["a byte without fallback"] = ModelBytes.Of(Algorithm.Unigram, Unknown, A, new PieceEntry("<0x41>", 0, PieceType.Byte)),
        ["a byte written wrong"] = WithBytes(new PieceEntry("<0x4g>", 0, PieceType.Byte)),
        ["fallback with bytes missing"] = WithBytes(new PieceEntry("<0x00>", 0, PieceType.Byte)),
        ["a map cut short"] = ModelBytes.WithMap([1, 2]),
        ["a map with too large a trie"] = ModelBytes.WithMap([8, 0, 0, 0, 1, 2, 3, 4]),
        ["a map that leads nowhere"] = ModelBytes.WithMap([4, 0, 0, 0, 0, 0xFF, 0xFF, 0]),
        ["a map that makes texts explode"] = ModelBytes.WithMap(
            [8, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0x80, .. Enumerable.Repeat((byte)'a', 2000)]),
    };

    public static TheoryData<string, string> Refusals => new()
    {
        { "an empty file", "it holds no pieces" },
        { "a text", "the file has no field where one is expected" },
        { "a file cut within a piece", "the file ends inside a field" },
        { "a number without end", "the file has an unterminated number" },
        { "a group", "the file has no field where one is expected" },
        { "a piece that is a number", "the file holds field 1 as Varint instead of Bytes" },
        { "a score that is a text", "piece 0 holds field 2 as Bytes instead of Fixed32" },
        { "a length beyond all memory", "the file ends inside a field" },
        { "a piece cut short", "piece 0 ends inside a field" },
        { "settings cut short", "the normalizer section ends inside a field" },
        { "a piece that is not UTF-8", "piece 0 is not UTF-8" },
        { "a type of piece that does not exist", "piece 0 has the unknown type of piece 7" },
        { "a type of model that does not exist", "the trainer section has the unknown type of model 9" },
        { "an empty piece", "piece 1 is empty" },
        { "a long piece", "piece 1 has 5000 bytes, more than 4096" },
        { "a score that is no number", "piece 1 has the score NaN" },
        { "a piece twice", "pieces 1 and 2 are the same" },
        { "no unknown piece", "it holds no unknown piece" },
        { "two unknown pieces", "pieces 0 and 2 are both unknown pieces" },
        { "nothing but the unknown piece", "it holds no pieces to split texts into" },
        { "a byte without fallback", "piece 2 is a byte piece, but the model has no byte fallback" },
        { "a byte written wrong", "piece 2 is a byte piece, but its text is not of the form <0x00>" },
        { "fallback with bytes missing", "it has byte fallback, but holds no piece <0x01>" },
        { "a map cut short", "the normalization map ends inside its size field" },
        { "a map with too large a trie", "the normalization map declares a trie of 8 bytes in 4 bytes of data" },
        { "a map that leads nowhere", "the normalization map points beyond its end" },
        { "a map that makes texts explode", "the normalization map holds a replacement of more than 1024 bytes" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_file_that_is_no_sound_model_is_refused_by_name(string file, string reason)
    {
        using var folder = new TempFolder();
        var path = folder.PathOf("spm.model");
        File.WriteAllBytes(path, Files[file]);

        var fault = Record.Exception(() => SentencePieceModel.Load(path)).Should().BeOfType<FaultException>().Subject;

        fault.Kind.Should().Be(FaultKind.Data);
        fault.Message.Should().Be(
            $"{path}: not a valid SentencePiece model: {reason}. Copy it again, or train it again with spm_train.");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TempFolder();
        var path = folder.PathOf("spm.model");

        Record.Exception(() => SentencePieceModel.Load(path)).Should().BeOfType<FaultException>()
            .Which.Message.Should().Be($"{path}: there is no such file. Check the path.");
    }

    [Fact]
    public void A_folder_is_not_taken_for_a_file()
    {
        using var folder = new TempFolder();

        Record.Exception(() => SentencePieceModel.Load(folder.Path)).Should().BeOfType<FaultException>()
            .Which.Message.Should().Be($"{folder.Path}: it cannot be opened as a file. Check the path and its permissions.");
    }

    [Fact]
    public void A_file_larger_than_any_model_is_not_read()
    {
        using var folder = new TempFolder();
        var path = folder.PathOf("spm.model");
        using (var stream = File.Create(path))
            stream.SetLength((64 << 20) + 1);

        Record.Exception(() => SentencePieceModel.Load(path)).Should().BeOfType<FaultException>().Which.Message.Should().Be(
            $"{path}: it has 67108865 bytes; a SentencePiece model has at most 67108864. Check the path.");
    }

    private static byte[] WithBytes(PieceEntry piece) => ModelWriter.Write(
        new ModelContent([Unknown, A, piece], Algorithm.Unigram, ByteFallback: true, NormalizationSettings.Default));
}
