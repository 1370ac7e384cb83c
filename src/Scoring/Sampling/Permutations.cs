using System.Numerics;

namespace Scoring.Sampling;

/// <summary>Permutations drawn in the same way as numpy, torch and this runtime.</summary>
public static class Permutations
{
    /// <summary>Creates a source that draws a new permutation from <paramref name="random"/> at each call.</summary>
    public static PermutationSource From(Random random) => count =>
    {
        var permutation = Identity(count);
        random.Shuffle(permutation);
        return permutation;
    };

    /// <summary>Returns the same permutation as numpy's <c>RandomState(seed).permutation(count)</c>.</summary>
    /// <remarks>Source: numpy's legacy generator, <c>mtrand.pyx</c> shuffle and <c>distributions.c</c> random_interval.</remarks>
    public static int[] NumPy(uint seed, int count)
    {
        var generator = new Mt19937(seed);
        var permutation = Identity(count);
        for (var last = count - 1; last > 0; last--)
        {
            var mask = BitOperations.RoundUpToPowerOf2((uint)last + 1) - 1;
            uint drawn;
            do
                drawn = generator.Next() & mask;
            while (drawn > last);
            (permutation[last], permutation[drawn]) = (permutation[drawn], permutation[last]);
        }

        return permutation;
    }

    /// <summary>
    /// Returns the same permutation as torch's <c>torch.manual_seed(seed)</c> followed by <c>torch.randperm(count)</c> on the CPU.
    /// </summary>
    /// <remarks>Source: PyTorch's <c>aten/src/ATen/native/TensorFactories.cpp</c>, <c>randperm_cpu</c>.</remarks>
    internal static int[] Torch(uint seed, int count)
    {
        var generator = new Mt19937(seed);
        var permutation = Identity(count);
        for (var first = 0; first < count - 1; first++)
        {
            var drawn = first + (int)(generator.Next() % (uint)(count - first));
            (permutation[first], permutation[drawn]) = (permutation[drawn], permutation[first]);
        }

        return permutation;
    }

    private static int[] Identity(int count) => [.. Enumerable.Range(0, count)];
}
