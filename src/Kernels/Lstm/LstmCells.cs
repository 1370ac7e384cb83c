using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kernels.Arithmetic;

namespace Kernels.Lstm;

/// <summary>Elementwise part of an LSTM step, for adjacent units of one row.</summary>
/// <remarks>Hochreiter &amp; Schmidhuber 1997; Gers et al. 2000. Gates are ordered i, f, g, o.</remarks>
internal static unsafe class LstmCells
{
    private const int Width = 16;

    /// <summary>
    /// Computes c_t = f c_{t-1} + i g and h_t = o tanh(c_t), where i, f, o = sigmoid and g = tanh of <paramref name="gates"/>.
    /// </summary>
    /// <param name="gates">
    /// On entry the gates before their nonlinearity, on return after it; i, f, g, o are <paramref name="stride"/> apart.
    /// </param>
    /// <param name="before">c_{t-1}</param>
    /// <param name="cell">c_t</param>
    /// <param name="output">h_t</param>
    public static void Forward(float* gates, int stride, float* before, float* cell, float* output, int count)
    {
        var unit = 0;
        for (; unit <= count - Width; unit += Width)
        {
            Forward(gates + unit, gates + stride + unit, gates + 2 * stride + unit, gates + 3 * stride + unit,
                before + unit, cell + unit, output + unit);
        }

        if (unit == count)
            return;

        var rest = count - unit;
        var part = stackalloc float[7 * Width];
        new Span<float>(part, 7 * Width).Clear();
        for (var gate = 0; gate < 4; gate++)
            Elementwise.Copy(gates + gate * stride + unit, part + gate * Width, rest);
        Elementwise.Copy(before + unit, part + 4 * Width, rest);
        Forward(part, part + Width, part + 2 * Width, part + 3 * Width, part + 4 * Width, part + 5 * Width, part + 6 * Width);
        for (var gate = 0; gate < 4; gate++)
            Elementwise.Copy(part + gate * Width, gates + gate * stride + unit, rest);
        Elementwise.Copy(part + 5 * Width, cell + unit, rest);
        Elementwise.Copy(part + 6 * Width, output + unit, rest);
    }

    /// <summary>Computes the gradients of the gates before their nonlinearity, and of c_{t-1}, from those of h_t and c_t.</summary>
    /// <param name="gates">On entry the gates after their nonlinearity, on return their gradients.</param>
    /// <param name="dHidden">Second part of the gradient of h_t, from the next step; the first part is from the output.</param>
    /// <param name="dCell">On entry the gradient of c_t, on return that of c_{t-1}.</param>
    public static void Backward(
        float* gates, int stride, float* before, float* cell, float* dOutput, float* dHidden, float* dCell, int count)
    {
        var unit = 0;
        for (; unit <= count - Width; unit += Width)
        {
            Backward(gates + unit, gates + stride + unit, gates + 2 * stride + unit, gates + 3 * stride + unit,
                before + unit, cell + unit, dOutput + unit, dHidden + unit, dCell + unit);
        }

        if (unit == count)
            return;

        var rest = count - unit;
        var part = stackalloc float[9 * Width];
        new Span<float>(part, 9 * Width).Clear();
        for (var gate = 0; gate < 4; gate++)
            Elementwise.Copy(gates + gate * stride + unit, part + gate * Width, rest);
        Elementwise.Copy(before + unit, part + 4 * Width, rest);
        Elementwise.Copy(cell + unit, part + 5 * Width, rest);
        Elementwise.Copy(dOutput + unit, part + 6 * Width, rest);
        Elementwise.Copy(dHidden + unit, part + 7 * Width, rest);
        Elementwise.Copy(dCell + unit, part + 8 * Width, rest);
        Backward(part, part + Width, part + 2 * Width, part + 3 * Width, part + 4 * Width, part + 5 * Width, part + 6 * Width,
            part + 7 * Width, part + 8 * Width);
        for (var gate = 0; gate < 4; gate++)
            Elementwise.Copy(part + gate * Width, gates + gate * stride + unit, rest);
        Elementwise.Copy(part + 8 * Width, dCell + unit, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Forward(float* i, float* f, float* g, float* o, float* before, float* cell, float* output)
    {
        var input = GateMath.Sigmoid(Vector512.Load(i));
        var forget = GateMath.Sigmoid(Vector512.Load(f));
        var candidate = GateMath.Tanh(Vector512.Load(g));
        var exit = GateMath.Sigmoid(Vector512.Load(o));
        var state = forget * Vector512.Load(before) + input * candidate;
        input.Store(i);
        forget.Store(f);
        candidate.Store(g);
        exit.Store(o);
        state.Store(cell);
        (exit * GateMath.Tanh(state)).Store(output);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Backward(
        float* i, float* f, float* g, float* o, float* before, float* cell, float* dOutput, float* dHidden, float* dCell)
    {
        var one = Vector512<float>.One;
        var (input, forget, candidate, exit) = (Vector512.Load(i), Vector512.Load(f), Vector512.Load(g), Vector512.Load(o));
        var state = GateMath.Tanh(Vector512.Load(cell));
        var dh = Vector512.Load(dOutput) + Vector512.Load(dHidden);
        var dc = Vector512.Load(dCell) + dh * exit * (one - state * state);
        (dc * candidate * input * (one - input)).Store(i);
        (dc * Vector512.Load(before) * forget * (one - forget)).Store(f);
        (dc * input * (one - candidate * candidate)).Store(g);
        (dh * state * exit * (one - exit)).Store(o);
        (dc * forget).Store(dCell);
    }
}
