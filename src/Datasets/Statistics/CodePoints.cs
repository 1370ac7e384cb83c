using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Datasets.Statistics;

/// <summary>Counts code points.</summary>
internal static class CodePoints
{
    /// <param name="utf8">Valid UTF-8.</param>
    /// <returns>The number of bytes that start a code point, that is, of bytes other than 10xxxxxx.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Count(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        var at = 0;
        var lastContinuation = Vector256.Create((sbyte)-65);
        for (; at <= utf8.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var starts = Vector256.GreaterThan(Vector256.Create(utf8[at..]).AsSByte(), lastContinuation);
            count += BitOperations.PopCount(starts.ExtractMostSignificantBits());
        }
        for (; at < utf8.Length; at++)
            count += (sbyte)utf8[at] > -65 ? 1 : 0;
        return count;
    }
}
