using System.Runtime.Intrinsics;
using Kernels.Arithmetic;
using Kernels.Memory;
using Kernels.Threads;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>Adam step in one pass over memory.</summary>
internal static unsafe class AdamStep
{
    private const int Width = 16;

    /// <summary>Updates a parameter, its mean and its mean square, which are contiguous and have the same shape.</summary>
    public static void Run(Tensor value, Tensor gradient, Tensor mean, Tensor square, AdamRates rates)
    {
        var count = value.numel();
        float* p = value.Floats(), g = gradient.Floats(), m = mean.Floats(), v = square.Floats();
        KernelThreads.Run(member =>
        {
            var (first, last) = member.Share(checked((int)((count + Width - 1) / Width)));
            Update(p, g, m, v, (long)first * Width, Math.Min((long)last * Width, count), rates);
        });
    }

    private static void Update(float* value, float* gradient, float* mean, float* square, long first, long last, AdamRates rates)
    {
        var i = first;
        for (; i <= last - Width; i += Width)
            Update(value + i, gradient + i, mean + i, square + i, rates);
        var rest = (int)(last - i);
        if (rest == 0)
            return;
        var part = stackalloc float[4 * Width];
        new Span<float>(part, 4 * Width).Clear();
        float* p = part, g = part + Width, m = part + 2 * Width, v = part + 3 * Width;
        Elementwise.Copy(value + i, p, rest);
        Elementwise.Copy(gradient + i, g, rest);
        Elementwise.Copy(mean + i, m, rest);
        Elementwise.Copy(square + i, v, rest);
        Update(p, g, m, v, rates);
        Elementwise.Copy(p, value + i, rest);
        Elementwise.Copy(m, mean + i, rest);
        Elementwise.Copy(v, square + i, rest);
    }

    private static void Update(float* value, float* gradient, float* mean, float* square, in AdamRates rates)
    {
        var g = Vector512.Load(gradient);
        var m = Vector512.Load(mean) * (float)rates.Momentum + g * (float)(1 - rates.Momentum);
        var v = Vector512.Load(square) * (float)rates.SquareMomentum + g * g * (float)(1 - rates.SquareMomentum);
        m.Store(mean);
        v.Store(square);
        var root = Vector512.Sqrt(v / (float)rates.SquareCorrection) + Vector512.Create((float)rates.Eps);
        (Vector512.Load(value) * (float)rates.Decay - m / root * (float)rates.StepSize).Store(value);
    }
}
