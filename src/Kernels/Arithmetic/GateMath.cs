using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Arithmetic;

/// <summary>Nonlinearities of gates on vectors of sixteen numbers, accurate to a few units in the last place.</summary>
internal static class GateMath
{
    /// <summary>1 / (1 + e^-x)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    /// <summary>
    /// Computes tanh with an odd rational function, degree 13 over degree 6, as Eigen's <c>ptanh_float</c>. Beyond its bounds the float
    /// result is 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        const float Bound = 7.90531110763549805f;
        var bounded = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(-Bound)), Vector512.Create(Bound));
        var square = bounded * bounded;
        var above = Vector512.Create(-2.76076847742355e-16f);
        above = Step(above, square, 2.00018790482477e-13f);
        above = Step(above, square, -8.60467152213735e-11f);
        above = Step(above, square, 5.12229709037114e-08f);
        above = Step(above, square, 1.48572235717979e-05f);
        above = Step(above, square, 6.37261928875436e-04f);
        above = Step(above, square, 4.89352455891786e-03f);
        var below = Vector512.Create(1.19825839466702e-06f);
        below = Step(below, square, 1.18534705686654e-04f);
        below = Step(below, square, 2.26843463243900e-03f);
        below = Step(below, square, 4.89352518554385e-03f);
        var tanh = bounded * above / below;
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), tanh, x); // NaN stays NaN
    }

    /// <summary>
    /// Computes e^x, and 0 below the smallest normal float: x = n ln 2 + r, a polynomial in r, n added to the exponent (Cephes).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        const float Lowest = -87.33654f, Highest = 88.72283f;
        var bounded = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(Lowest)), Vector512.Create(Highest));
        var n = Vector512.Floor(Vector512.MultiplyAddEstimate(bounded, Vector512.Create(1.44269504088896341f), Vector512.Create(0.5f)));
        n = Vector512.MinNative(n, Vector512.Create(127f));
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.693359375f), bounded);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(2.12194440e-4f), r);
        var sum = Vector512.Create(1.9875691500e-4f);
        sum = Step(sum, r, 1.3981999507e-3f);
        sum = Step(sum, r, 8.3334519073e-3f);
        sum = Step(sum, r, 4.1665795894e-2f);
        sum = Step(sum, r, 1.6666665459e-1f);
        sum = Step(sum, r, 5.0000001201e-1f);
        sum = Vector512.MultiplyAddEstimate(sum, r * r, r + Vector512<float>.One);
        var power = (Vector512.ConvertToInt32Native(n) + Vector512.Create(127)) << 23;
        var exp = sum * power.AsSingle();
        exp = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(Lowest)), Vector512<float>.Zero, exp);
        exp = Vector512.ConditionalSelect(
            Vector512.GreaterThan(x, Vector512.Create(Highest)), Vector512.Create(float.PositiveInfinity), exp);
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), exp, x);
    }

    private static Vector512<float> Step(Vector512<float> sum, Vector512<float> x, float coefficient) =>
        Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(coefficient));
}
