using Faults;

namespace PyTorchFiles;

/// <summary>Reads and writes state dicts in the format of <c>torch.save</c>. Reading executes nothing in the file.</summary>
public static class PyTorchFile
{
    /// <summary>
    /// Reads a state dict, or the model part of a <c>{'model': …, 'opt': …}</c> file, in PyTorch's zip format or its older format.
    /// </summary>
    /// <remarks>
    /// Each storage is read once into memory that its tensors keep; tensors that share a storage in the file share memory.
    /// </remarks>
    /// <exception cref="PyTorchFileException">
    /// The file is missing, damaged or malicious, or contains anything other than named tensors.
    /// </exception>
    /// <param name="name">Name in error messages; the path if omitted.</param>
    public static StateDict ReadStateDict(string path, string? name = null) => SourceFile.Read(path, name ?? path, Read);

    /// <param name="stream">Seekable stream; read from its beginning.</param>
    /// <param name="name">Name in error messages.</param>
    /// <inheritdoc cref="ReadStateDict(string, string)"/>
    public static StateDict ReadStateDict(Stream stream, string name) => SourceFile.Read(stream, name, Read);

    /// <summary>Writes a file that <c>torch.load</c> reads with or without <c>weights_only</c>. Equal tensors give equal bytes.</summary>
    /// <remarks>Tied tensors are written once. Other views of a storage are written as separate storages.</remarks>
    public static void Write(string path, StateDict stateDict) => AtomicFile.Write(path, partial =>
    {
        using var stream = new FileStream(partial, FileMode.Create, FileAccess.Write);
        Write(stream, stateDict);
    });

    /// <param name="stream">Writable stream; need not be seekable.</param>
    /// <inheritdoc cref="Write(string, StateDict)"/>
    public static void Write(Stream stream, StateDict stateDict) => StateDictWriter.Write(stream, stateDict);

    /// <summary>Reads a state dict from a stream.</summary>
    /// <param name="stream">Seekable stream; read from its beginning.</param>
    /// <exception cref="InvalidDataException">The file is damaged or malicious, or is not a state dict.</exception>
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
            : throw new InvalidDataException("it is not a file of torch.save: neither a zip archive nor PyTorch's older format.");
    }
}
