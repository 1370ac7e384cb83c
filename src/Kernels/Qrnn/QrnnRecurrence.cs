using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kernels.Arithmetic;
using Kernels.Threads;

namespace Kernels.Qrnn;

/// <summary>Everything in a quasi-recurrent layer except its products: gates, forget-mult and output in one pass over memory.</summary>
/// <remarks>
/// Bradbury et al., "Quasi-Recurrent Neural Networks", 2016, section 2.1. Each thread processes a range of units of all rows and steps.
/// </remarks>
internal static unsafe class QrnnRecurrence
{
    private const int Width = 16;

    /// <summary>
    /// Computes c_t = f_t z_t + (1 - f_t) c_{t-1} and out_t = o_t c_t, where z = tanh and f, o = sigmoid of <paramref name="gates"/>.
    /// </summary>
    /// <param name="gates">On entry the gates z, f, o before their nonlinearity, on return after it. // (T, B, 3H)</param>
    /// <param name="cells">On entry c_{-1} in the first row. // (T + 1, B, H)</param>
    /// <param name="outputs">(T, B, H)</param>
    public static void Forward(QrnnShape shape, float* gates, float* cells, float* outputs)
    {
        var (units, ahead) = (shape.Hidden, (long)shape.Batch * shape.Hidden);
        KernelThreads.Run(member =>
        {
            var (first, last) = Units(member, units);
            var part = stackalloc float[6 * Width];
            for (var row = 0; row < shape.Rows; row++)
            {
                for (var unit = first; unit < last; unit += Width)
                {
                    var gate = gates + (long)row * shape.Gates + unit;
                    var at = (long)row * units + unit;
                    if (last - unit >= Width)
                        Forward(gate, gate + units, gate + 2 * units, cells + at, cells + at + ahead, outputs + at);
                    else
                        ForwardRest(part, gate, units, cells + at, cells + at + ahead, outputs + at, last - unit);
                }
            }
        });
    }

    /// <summary>Computes the gradients of the gates of each step before their nonlinearity.</summary>
    /// <param name="gates">On entry the gates from the forward pass, on return their gradients. // (T, B, 3H)</param>
    /// <param name="cells">(T + 1, B, H)</param>
    /// <param name="dOutputs">(T, B, H)</param>
    /// <param name="dCells">On entry zeros. // (B, H)</param>
    public static void Backward(QrnnShape shape, float* gates, float* cells, float* dOutputs, float* dCells)
    {
        var (units, ahead) = (shape.Hidden, (long)shape.Batch * shape.Hidden);
        KernelThreads.Run(member =>
        {
            var (first, last) = Units(member, units);
            var part = stackalloc float[7 * Width];
            for (var row = shape.Rows - 1; row >= 0; row--)
            {
                for (var unit = first; unit < last; unit += Width)
                {
                    var gate = gates + (long)row * shape.Gates + unit;
                    var at = (long)row * units + unit;
                    var carried = dCells + (long)(row % shape.Batch) * units + unit;
                    if (last - unit >= Width)
                        Backward(gate, gate + units, gate + 2 * units, cells + at, cells + at + ahead, dOutputs + at, carried);
                    else
                        BackwardRest(part, gate, units, cells + at, cells + at + ahead, dOutputs + at, carried, last - unit);
                }
            }
        });
    }

    /// <summary>Returns the units of a member: whole vectors for each member except the last.</summary>
    private static (int First, int Last) Units(Member member, int units)
    {
        var (start, end) = member.Share((units + Width - 1) / Width);
        return (start * Width, Math.Min(end * Width, units));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Forward(float* z, float* f, float* o, float* before, float* cell, float* output)
    {
        var candidate = GateMath.Tanh(Vector512.Load(z));
        var forget = GateMath.Sigmoid(Vector512.Load(f));
        var exit = GateMath.Sigmoid(Vector512.Load(o));
        var state = forget * candidate + (Vector512<float>.One - forget) * Vector512.Load(before);
        candidate.Store(z);
        forget.Store(f);
        exit.Store(o);
        state.Store(cell);
        (exit * state).Store(output);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Backward(float* z, float* f, float* o, float* before, float* cell, float* dOutput, float* dCell)
    {
        var one = Vector512<float>.One;
        var (candidate, forget, exit) = (Vector512.Load(z), Vector512.Load(f), Vector512.Load(o));
        var dOut = Vector512.Load(dOutput);
        var dState = Vector512.Load(dCell) + dOut * exit;
        (dState * forget * (one - candidate * candidate)).Store(z);
        (dState * (candidate - Vector512.Load(before)) * forget * (one - forget)).Store(f);
        (dOut * Vector512.Load(cell) * exit * (one - exit)).Store(o);
        (dState * (one - forget)).Store(dCell);
    }

    private static void ForwardRest(float* part, float* gate, int units, float* before, float* cell, float* output, int count)
    {
        for (var i = 0; i < 3; i++)
            Elementwise.Copy(gate + i * units, part + i * Width, count);
        Elementwise.Copy(before, part + 3 * Width, count);
        Forward(part, part + Width, part + 2 * Width, part + 3 * Width, part + 4 * Width, part + 5 * Width);
        for (var i = 0; i < 3; i++)
            Elementwise.Copy(part + i * Width, gate + i * units, count);
        Elementwise.Copy(part + 4 * Width, cell, count);
        Elementwise.Copy(part + 5 * Width, output, count);
    }

    private static void BackwardRest(
        float* part, float* gate, int units, float* before, float* cell, float* dOutput, float* dCell, int count)
    {
        for (var i = 0; i < 3; i++)
            Elementwise.Copy(gate + i * units, part + i * Width, count);
        Elementwise.Copy(before, part + 3 * Width, count);
        Elementwise.Copy(cell, part + 4 * Width, count);
        Elementwise.Copy(dOutput, part + 5 * Width, count);
        Elementwise.Copy(dCell, part + 6 * Width, count);
        Backward(part, part + Width, part + 2 * Width, part + 3 * Width, part + 4 * Width, part + 5 * Width, part + 6 * Width);
        for (var i = 0; i < 3; i++)
            Elementwise.Copy(part + i * Width, gate + i * units, count);
        Elementwise.Copy(part + 6 * Width, dCell, count);
    }
}
