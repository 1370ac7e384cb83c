using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kernels.Arithmetic;

/// <summary>
/// Counter-based random generator: bits are a function of a key and a position, so any thread can compute any part of a sequence.
/// </summary>
/// <remarks>Threefry-2x32 with 20 rounds: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011.</remarks>
internal static class Threefry
{
    private const uint Parity = 0x1BD11BDA;

    /// <param name="first">Low word of each lane's position.</param>
    /// <param name="second">High word of each lane's position.</param>
    /// <returns>Two random words per lane.</returns>
    public static (Vector<uint> First, Vector<uint> Second) Words(Vector<uint> first, Vector<uint> second, ulong key)
    {
        var (a, b) = ((uint)key, (uint)(key >> 32));
        var c = Parity ^ a ^ b;
        first += new Vector<uint>(a);
        second += new Vector<uint>(b);
        MixByOddGroup(ref first, ref second);
        Inject(ref first, ref second, b, c + 1);
        MixByEvenGroup(ref first, ref second);
        Inject(ref first, ref second, c, a + 2);
        MixByOddGroup(ref first, ref second);
        Inject(ref first, ref second, a, b + 3);
        MixByEvenGroup(ref first, ref second);
        Inject(ref first, ref second, b, c + 4);
        MixByOddGroup(ref first, ref second);
        Inject(ref first, ref second, c, a + 5);
        return (first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixByOddGroup(ref Vector<uint> first, ref Vector<uint> second)
    {
        Mix(ref first, ref second, 13);
        Mix(ref first, ref second, 15);
        Mix(ref first, ref second, 26);
        Mix(ref first, ref second, 6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixByEvenGroup(ref Vector<uint> first, ref Vector<uint> second)
    {
        Mix(ref first, ref second, 17);
        Mix(ref first, ref second, 29);
        Mix(ref first, ref second, 16);
        Mix(ref first, ref second, 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref Vector<uint> first, ref Vector<uint> second, [ConstantExpected] int rotation)
    {
        first += second;
        second = ((second << rotation) | (second >>> (32 - rotation))) ^ first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Inject(ref Vector<uint> first, ref Vector<uint> second, uint toFirst, uint toSecond)
    {
        first += new Vector<uint>(toFirst);
        second += new Vector<uint>(toSecond);
    }
}
