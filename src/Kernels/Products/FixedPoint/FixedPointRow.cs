using System.Runtime.Intrinsics;
using Kernels.Arithmetic;

namespace Kernels.Products.FixedPoint;

/// <summary>Numbers of a row as 16-bit integers with one scale.</summary>
/// <remarks>
/// The scale limits both the largest number to 15 bits and the norm of the row such that a product of two rows fits into 32 bits: by the
/// Cauchy-Schwarz inequality, no sum of products, complete or partial, exceeds the product of the norms. Numbers that are not outliers keep
/// at least 10 bits; a limit based on the number of summands would keep half as many.
/// </remarks>
internal static unsafe class FixedPointRow
{
    private const int Width = 16;

    /// <summary>2^15.5, minus the maximum error of the computed norms.</summary>
    private const double LargestNorm = 46_300;

    /// <summary>Threshold below which a row is treated as zeros because the reciprocal might overflow.</summary>
    private const float Least = 1e-30f;

    /// <summary>
    /// Writes a row as pairs of adjacent numbers, as a <see cref="FixedPointTile"/> reads them; an odd count is padded with 0.
    /// </summary>
    /// <param name="target">First pair of the row; the next one is <paramref name="width"/> pairs later.</param>
    /// <returns>The scale, that is, the value of the integer 1; NaN if the row contains NaN or infinity.</returns>
    public static float Pack(float* row, int count, int* target, int width)
    {
        var factor = Factor(row, count);
        var by = Vector512.Create(float.IsFinite(factor) ? factor : 0);
        var pairs = stackalloc ulong[Width / 2];
        var part = stackalloc float[Width];
        for (var i = 0; i < count; i += Width)
        {
            var source = row + i;
            var rest = Math.Min(Width, count - i);
            if (rest < Width)
            {
                new Span<float>(part, Width).Clear();
                Elementwise.Copy(source, part, rest);
                source = part;
            }

            Pairs(Vector512.Load(source), by).Store(pairs);
            for (var pair = 0; pair < (rest + 1) / 2; pair++, target += width)
                *target = (int)pairs[pair];
        }

        return factor == 0 ? 0 : 1 / factor;
    }

    /// <returns>Two adjacent numbers in the low half of each element.</returns>
    private static Vector512<ulong> Pairs(Vector512<float> numbers, Vector512<float> factor)
    {
        var finite = Vector512.ConditionalSelect(Vector512.Equals(factor, Vector512<float>.Zero), Vector512<float>.Zero, numbers * factor);
        var both = Vector512.ConvertToInt32(Vector512.Round(finite)).AsUInt64();
        return (both & Vector512.Create(0xffffUL)) | ((both >> 16) & Vector512.Create(0xffff0000UL));
    }

    /// <returns>The factor to multiply the numbers by; 0 for a row of zeros, NaN if a number is not finite.</returns>
    private static float Factor(float* row, int count)
    {
        var largest = Largest(row, count);
        if (!float.IsFinite(largest))
            return float.NaN;
        if (largest < Least)
            return 0;
        var roundingNorm = Math.Sqrt(count) / 2;
        var norm = Math.Sqrt(SumOfSquares(row, count, 1 / largest));
        return (float)(Math.Min(short.MaxValue, (LargestNorm - roundingNorm) / norm) / largest);
    }

    private static float Largest(float* row, int count)
    {
        var (i, largest) = (0, Vector512<float>.Zero);
        for (; i <= count - Width; i += Width)
            largest = Vector512.Max(largest, Vector512.Abs(Vector512.Load(row + i)));
        var result = 0f;
        for (var lane = 0; lane < Width; lane++)
            result = MathF.Max(result, largest[lane]);
        for (; i < count; i++)
            result = MathF.Max(result, MathF.Abs(row[i]));
        return result;
    }

    private static double SumOfSquares(float* row, int count, float factor)
    {
        var (i, sum, by) = (0, Vector512<float>.Zero, Vector512.Create(factor));
        for (; i <= count - Width; i += Width)
        {
            var numbers = Vector512.Load(row + i) * by;
            sum = Vector512.MultiplyAddEstimate(numbers, numbers, sum);
        }

        double result = Vector512.Sum(sum);
        for (; i < count; i++)
            result += (double)(row[i] * factor) * (row[i] * factor);
        return result;
    }
}
