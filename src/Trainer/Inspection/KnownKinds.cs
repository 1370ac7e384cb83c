using System.IO.Compression;
using Faults;
using PyTorchFiles;
using Storage;
using Trainer.Artifacts;

namespace Trainer.Inspection;

/// <summary>Detects the kind of a file from its content, independent of its name.</summary>
internal static class KnownKinds
{
    private const int HeadLength = 64;

    private const string Understood =
        "a model of this trainer, weights of PyTorch (.pth), a pickled vocabulary (.pkl), a language model's config.json, a SentencePiece "
        + "model (.model), or a folder with weights.pth and vocab.pkl";

    /// <summary>The kind of a file or folder.</summary>
    /// <exception cref="FaultException">The file is missing, cannot be read, or is of an unknown kind.</exception>
    public static KnownKind Of(string path)
    {
        var kind = Directory.Exists(path) ? OfFolder(path) : SourceFile.Read(path, path, OfFile);
        return kind ?? throw new FaultException(FaultKind.Data, $"{path}: unknown kind of file. Supported are: {Understood}.");
    }

    private static KnownKind? OfFolder(string path)
    {
        string[] marks = [BucketLayout.Weights, BucketLayout.PretrainedVocabulary];
        return marks.Any(name => File.Exists(Path.Combine(path, name))) ? KnownKind.LanguageModel : null;
    }

    private static KnownKind? OfFile(Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith("PK\x3\x4"u8))
            return HoldsModel(stream) ? KnownKind.Model : KnownKind.Weights;
        if (LegacyFormat.Recognizes(stream))
            return KnownKind.Weights;
        if (IsPickle(head))
            return KnownKind.Vocabulary;
        if (IsSentencePiece(head))
            return KnownKind.SentencePiece;
        return head.TrimStart("\ufeff"u8).TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? KnownKind.Config : null;
    }

    private static bool HoldsModel(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return archive.GetEntry(ModelFile.DescriptionEntry) is not null;
        }
        catch (InvalidDataException)
        {
            return false; // the reader of weights reports the problem with more detail
        }
    }

    /// <summary>Whether the file starts with the header of pickle protocols 2 to 5, or with a list or tuple of protocols 0 and 1.</summary>
    private static bool IsPickle(ReadOnlySpan<byte> head) => head is [0x80, >= 2 and <= 5, ..]
        or [(byte)'(', (byte)'l' or (byte)'V' or (byte)'X', ..] or [(byte)']', (byte)'q' or (byte)'(' or (byte)'.', ..];

    /// <summary>Whether the file starts with field 1, a piece, that starts with field 1, its text.</summary>
    private static bool IsSentencePiece(ReadOnlySpan<byte> head) =>
        head is [0x0a, < 0x80, 0x0a, ..] or [0x0a, >= 0x80, < 0x80, 0x0a, ..];
}
