namespace PyTorchFiles.Zip;

/// <summary>A stored file inside a zip archive.</summary>
/// <param name="Offset">Position of its first byte in the archive.</param>
/// <param name="Crc">CRC-32 of its bytes.</param>
internal sealed record ZipEntry(string Name, long Offset, long Length, uint Crc);
