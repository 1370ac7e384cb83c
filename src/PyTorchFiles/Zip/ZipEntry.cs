namespace PyTorchFiles.Zip;

/// <summary>One file inside a zip archive, stored as it is.</summary>
/// <param name="Offset">Where its first byte lies in the archive.</param>
/// <param name="Crc">CRC-32 of its bytes.</param>
internal sealed record ZipEntry(string Name, long Offset, long Length, uint Crc);
