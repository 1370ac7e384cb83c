using System.Numerics;
using Kernels.Arithmetic;
using Kernels.Memory;
using Kernels.Threads;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>Draws dropout masks on all threads.</summary>
/// <remarks>
/// An element depends only on the seed and its position: neither the number of threads nor the vector width changes a mask.
/// </remarks>
public static unsafe class DropoutMask
{
    /// <summary>
    /// Number of elements in a block. Half of them are the first words at consecutive positions, half the second words. A multiple of the
    /// vector width.
    /// </summary>
    private const int Block = 32;

    /// <summary>Fills a contiguous tensor with 0 at probability <paramref name="p"/>, otherwise with 1/(1-p).</summary>
    public static void Draw(Tensor mask, double p, long seed)
    {
        var count = mask.numel();
        var target = mask.Floats();
        var blocks = checked((int)((count + Block - 1) / Block));
        // The probability of a word below the bound is 1-p, to 32 bits.
        var bound = (uint)Math.Min(Math.Round((1 - p) * (1L << 32)), uint.MaxValue);
        var kept = (float)(1 / (1 - p));
        KernelThreads.Run(member =>
        {
            var (first, last) = member.Share(blocks);
            var rest = stackalloc float[Block];
            for (var block = first; block < last; block++)
            {
                var start = (long)block * Block;
                if (count - start >= Block)
                    Draw(target + start, block, bound, kept, (ulong)seed);
                else
                {
                    Draw(rest, block, bound, kept, (ulong)seed);
                    Elementwise.Copy(rest, target + start, (int)(count - start));
                }
            }
        });
    }

    private static void Draw(float* target, int block, uint bound, float kept, ulong key)
    {
        var bounds = new Vector<uint>(bound);
        for (var i = 0; i < Block / 2; i += Vector<uint>.Count)
        {
            var positions = Vector<uint>.Indices + new Vector<uint>((uint)(block * (Block / 2) + i));
            var (first, second) = Threefry.Words(positions, Vector<uint>.Zero, key);
            Choose(first).Store(target + i);
            Choose(second).Store(target + Block / 2 + i);
        }

        Vector<float> Choose(Vector<uint> words) =>
            Vector.ConditionalSelect(Vector.AsVectorSingle(Vector.LessThan(words, bounds)), new Vector<float>(kept), Vector<float>.Zero);
    }
}
