using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Datasets.Csv;

/// <summary>
/// Finds the bytes that can change a CSV parser's state, so that the parser visits only those: the first stage of simdjson
/// (Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019, section 3.1) with CSV's structural characters.
/// </summary>
internal static class StructuralBytes
{
    public const byte Quote = (byte)'"';
    public const byte LineFeed = (byte)'\n';
    public const byte CarriageReturn = (byte)'\r';
    public const byte Nul = 0;

    private const int Block = 64;

    /// <summary>Writes the positions of separators, quotes, line ends and zero bytes, ascending.</summary>
    /// <param name="bytes">The bytes to search.</param>
    /// <param name="separator">The separator.</param>
    /// <param name="positions">Receives the positions; at least as long as <paramref name="bytes"/>.</param>
    /// <param name="isAscii">Whether no byte is above 0x7F.</param>
    /// <returns>The number of positions.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(ReadOnlySpan<byte> bytes, byte separator, Span<int> positions, out bool isAscii)
    {
        var count = 0;
        var high = Vector256<byte>.Zero;
        var at = 0;
        for (; at <= bytes.Length - Block; at += Block)
        {
            var low = Vector256.Create(bytes[at..]);
            var upper = Vector256.Create(bytes[(at + Vector256<byte>.Count)..]);
            high |= low | upper;
            var mask = Mask(low, separator) | ((ulong)Mask(upper, separator) << Vector256<byte>.Count);
            for (; mask != 0; mask &= mask - 1)
                positions[count++] = at + BitOperations.TrailingZeroCount(mask);
        }

        isAscii = high.ExtractMostSignificantBits() == 0;
        for (; at < bytes.Length; at++)
        {
            var value = bytes[at];
            isAscii &= value < 0x80;
            if (value == separator || value is Quote or LineFeed or CarriageReturn or Nul)
                positions[count++] = at;
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mask(Vector256<byte> bytes, byte separator) =>
        (Vector256.Equals(bytes, Vector256.Create(separator))
            | Vector256.Equals(bytes, Vector256.Create(Quote))
            | Vector256.Equals(bytes, Vector256.Create(LineFeed))
            | Vector256.Equals(bytes, Vector256.Create(CarriageReturn))
            | Vector256.Equals(bytes, Vector256<byte>.Zero)).ExtractMostSignificantBits();
}
