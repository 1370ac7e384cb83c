using System.Runtime.Intrinsics;
using Kernels.Threads;

namespace Kernels.Arithmetic;

/// <summary>Elementwise operations on rows of numbers.</summary>
internal static unsafe class Elementwise
{
    private const int Width = 16;

    public static void Copy(float* source, float* target, int count) =>
        new ReadOnlySpan<float>(source, count).CopyTo(new Span<float>(target, count));

    /// <summary>Copies a row to consecutive rows.</summary>
    public static void Repeat(float* source, float* target, int count, int rows) => KernelThreads.Run(member =>
    {
        var (start, end) = member.Share(rows);
        for (var row = start; row < end; row++)
            Copy(source, target + (long)row * count, count);
    });

    /// <summary>target += source</summary>
    public static void Add(float* target, float* source, int count)
    {
        var i = 0;
        for (; i <= count - Width; i += Width)
            (Vector512.Load(target + i) + Vector512.Load(source + i)).Store(target + i);
        for (; i < count; i++)
            target[i] += source[i];
    }

    /// <summary>target += source</summary>
    /// <returns>The maximum of <paramref name="target"/> after the addition.</returns>
    public static float AddAndFindLargest(float* target, float* source, int count)
    {
        var largest = Vector512.Create(float.NegativeInfinity);
        var i = 0;
        for (; i <= count - Width; i += Width)
        {
            var sum = Vector512.Load(target + i) + Vector512.Load(source + i);
            sum.Store(target + i);
            largest = Vector512.Max(largest, sum);
        }

        var result = float.NegativeInfinity;
        for (var lane = 0; lane < Width; lane++)
            result = MathF.Max(result, largest[lane]);
        for (; i < count; i++)
            result = MathF.Max(result, target[i] += source[i]);
        return result;
    }

    /// <summary>target = e^(target - shift)</summary>
    /// <returns>
    /// The sum of <paramref name="target"/> after the operation, accumulated in parts because one long sum loses precision.
    /// </returns>
    public static double ExpAndSum(float* target, float shift, int count)
    {
        const int Part = 1024;
        double sum = 0;
        for (var start = 0; start < count; start += Part)
            sum += ExpAndSumPart(target + start, shift, Math.Min(Part, count - start));
        return sum;
    }

    /// <summary>target *= factor</summary>
    public static void Scale(float* target, float factor, int count)
    {
        var (i, by) = (0, Vector512.Create(factor));
        for (; i <= count - Width; i += Width)
            (Vector512.Load(target + i) * by).Store(target + i);
        for (; i < count; i++)
            target[i] *= factor;
    }

    private static float ExpAndSumPart(float* target, float shift, int count)
    {
        var (sum, by) = (Vector512<float>.Zero, Vector512.Create(shift));
        var i = 0;
        for (; i <= count - Width; i += Width)
        {
            var exp = GateMath.Exp(Vector512.Load(target + i) - by);
            exp.Store(target + i);
            sum += exp;
        }

        var result = Vector512.Sum(sum);
        for (; i < count; i++)
            result += target[i] = MathF.Exp(target[i] - shift);
        return result;
    }
}
