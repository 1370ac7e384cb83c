using Faults;

namespace PyTorchFiles;

/// <summary>State dicts in the files of <c>torch.save</c>, read without executing anything and written as PyTorch writes them.</summary>
public static class PyTorchFile
{
    /// <summary>
    /// Reads a state dict, or the model's part of a <c>{'model': …, 'opt': …}</c> file, in PyTorch's zip or older format.
    /// </summary>
    /// <remarks>Each storage is read once, into the memory its tensors keep; what shares a storage there shares memory here.</remarks>
    /// <exception cref="PyTorchFileException">The file is missing, damaged, hostile, or holds more than tensors by name.</exception>
    /// <param name="name">What messages call it; its path when left out.</param>
    public static StateDict ReadStateDict(string path, string? name = null) => SourceFile.Read(path, name ?? path, Read);

    /// <param name="stream">Seekable; read from its very start.</param>
    /// <param name="name">What messages call it.</param>
    /// <inheritdoc cref="ReadStateDict(string, string)"/>
    public static StateDict ReadStateDict(Stream stream, string name) => SourceFile.Read(stream, name, Read);

    /// <summary>
    /// Writes a file that <c>torch.load</c> reads, with <c>weights_only</c> or without; the same tensors give the same bytes.
    /// </summary>
    /// <remarks>Tied tensors are written once. Other views of one storage are written as storages of their own.</remarks>
    public static void Write(string path, StateDict stateDict) => AtomicFile.Write(path, partial =>
    {
        using var stream = new FileStream(partial, FileMode.Create, FileAccess.Write);
        Write(stream, stateDict);
    });

    /// <param name="stream">Need not be seekable.</param>
    /// <inheritdoc cref="Write(string, StateDict)"/>
    public static void Write(Stream stream, StateDict stateDict) => StateDictWriter.Write(stream, stateDict);

    /// <param name="stream">Seekable.</param>
    /// <exception cref="InvalidDataException">It is damaged, hostile, or no state dict.</exception>
    public static StateDict Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        if (stream.Length == 0)
            throw new InvalidDataException("it is empty.");
        stream.Position = 0;
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\x3\x4"u8))
            return ZipFormat.Read(stream);
        return LegacyFormat.Recognizes(stream)
            ? LegacyFormat.Read(stream)
            : throw new InvalidDataException("it is no file of torch.save: neither a zip archive nor PyTorch's older format.");
    }
}
