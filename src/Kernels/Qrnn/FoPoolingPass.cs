using Kernels.Autograd;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Kernels.Qrnn;

/// <summary>
/// Everything in a quasi-recurrent layer except its matrix product, in a few operations that each process many time steps. On a GPU,
/// launching an operation takes longer than the arithmetic of a time step.
/// </summary>
/// <remarks>
/// Bradbury et al., "Quasi-Recurrent Neural Networks", 2016, section 2.1 (fo-pooling). The steps are divided into √T blocks of √T steps:
/// the states of all blocks are computed in parallel with an initial state of zero, then each block in turn receives the state of the
/// previous one (Blelloch, "Prefix sums and their applications", 1990). Backward runs the same algorithm over the steps in reverse.
/// </remarks>
/// <param name="gates">z, f and o before their nonlinearities. // (B, T, 3H)</param>
/// <param name="cell">Initial state, which gets no gradient. // (B, H)</param>
internal sealed class FoPoolingPass(Tensor gates, Tensor cell) : Pass(gates)
{
    // Avoids operations that libtorch's script compiler fuses: it would compile kernels again for each batch shape.
    private const string Script = """
        def scan(x: Tensor, keep: Tensor, c: Tensor, width: int):
            steps = x.size(1)
            blocks = (steps + width - 1) // width
            padding = [0, 0, 0, blocks * width - steps]
            states = torch.constant_pad_nd(x, padding).unflatten(1, [blocks, width])
            reach = torch.constant_pad_nd(keep, padding).unflatten(1, [blocks, width])
            for i in range(1, width):
                states.select(2, i).addcmul_(reach.select(2, i), states.select(2, i - 1))
                reach.select(2, i).mul_(reach.select(2, i - 1))
            for block in range(blocks):
                states.select(1, block).addcmul_(reach.select(1, block), c.unsqueeze(1))
                c = states.select(1, block).select(1, width - 1)
            return states.flatten(1, 2).narrow(1, 0, steps)

        """;

    private static readonly Lazy<jit.CompilationUnit> Unit = new(() => jit.compile(Script));

    private readonly int _width = (int)Math.Ceiling(Math.Sqrt(gates.shape[1]));
    private (Tensor States, Tensor Z, Tensor F, Tensor O)? _kept;

    /// <summary>The last state, which does not keep the others in memory. // (B, H)</summary>
    public Tensor LastCell { get; private set; } = null!; // set by Forward

    internal override Tensor Forward()
    {
        using var scope = NewDisposeScope();
        var parts = Input.chunk(3, 2);
        var (z, f, o) = (parts[0].tanh(), parts[1].sigmoid(), parts[2].sigmoid());
        var states = Scan(f * z, OneMinus(f), cell);
        LastCell = states.select(1, states.shape[1] - 1).clone().MoveToOuterDisposeScope();
        if (IsTracked)
            _kept = (states.MoveToOuterDisposeScope(), z.MoveToOuterDisposeScope(), f.MoveToOuterDisposeScope(), o.MoveToOuterDisposeScope());
        return (o * states).MoveToOuterDisposeScope();
    }

    internal override Tensor? Backward(Tensor gradient)
    {
        var (states, z, f, o) = _kept!.Value;
        var keep = OneMinus(f);
        var d = Scan((gradient * o).flip(1), keep.roll(-1, 1).flip(1), zeros_like(cell)).flip(1);
        var before = cat([cell.unsqueeze(1), states.narrow(1, 0, states.shape[1] - 1)], 1);
        var inputGradient = cat([d * f * OneMinus(z * z), d * z.Minus(before) * f * keep, gradient * states * o * OneMinus(o)], 2);
        foreach (var each in new[] { states, z, f, o })
            each.Dispose();
        _kept = null;
        return inputGradient;
    }

    private static Tensor OneMinus(Tensor x) => x.neg().add_(Held.Number(1));

    /// <summary>Computes c_t = x_t + keep_t c_{t-1}.</summary>
    private Tensor Scan(Tensor x, Tensor keep, Tensor c) => (Tensor)Unit.Value.invoke("scan", x, keep, c, _width);
}
