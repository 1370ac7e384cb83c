using ICSharpCode.SharpZipLib.Checksum;

namespace Trainer.Artifacts.PyTorch.Zip;

/// <summary>The CRC-32 of zip.</summary>
internal static class Checksum
{
    private const int ChunkLength = 64 * 1024;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32();
        var chunk = new byte[Math.Min(ChunkLength, bytes.Length)];
        for (; bytes.Length > 0; bytes = bytes[Math.Min(chunk.Length, bytes.Length)..])
        {
            var length = Math.Min(chunk.Length, bytes.Length);
            bytes[..length].CopyTo(chunk);
            crc.Update(new ArraySegment<byte>(chunk, 0, length));
        }

        return (uint)crc.Value;
    }
}
