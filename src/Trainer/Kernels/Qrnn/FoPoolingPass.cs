using static TorchSharp.torch;

namespace Trainer.Kernels.Qrnn;

/// <summary>
/// All of a quasi-recurrent layer but its product, by operations on many time steps at once, of which there are few: on a GPU starting one
/// takes longer than a time step's arithmetic.
/// </summary>
/// <remarks>
/// Bradbury et al., "Quasi-Recurrent Neural Networks", 2016, section 2.1 (fo-pooling). The steps are parted into √T blocks of √T: the states
/// of all blocks are computed side by side as if each began with none, then the blocks one after another get what came before them
/// (Blelloch, "Prefix sums and their applications", 1990). Backward runs the same over the steps in reverse.
/// </remarks>
/// <param name="gates">z, f and o before their nonlinearities. // (B, T, 3H)</param>
/// <param name="cell">The state before the first step, which gets no gradient. // (B, H)</param>
internal sealed class FoPoolingPass(Tensor gates, Tensor cell) : Pass(gates)
{
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

        def forward(gates: Tensor, c: Tensor, width: int):
            parts = gates.chunk(3, 2)
            z, f, o = parts[0].tanh(), parts[1].sigmoid(), parts[2].sigmoid()
            states = scan(f * z, 1 - f, c, width)
            return o * states, states, z, f, o

        def backward(gradient: Tensor, states: Tensor, z: Tensor, f: Tensor, o: Tensor, c: Tensor, width: int):
            later = (1 - f).roll(-1, 1)
            d = scan((gradient * o).flip([1]), later.flip([1]), torch.zeros_like(c), width).flip([1])
            before = torch.cat([c.unsqueeze(1), states.narrow(1, 0, states.size(1) - 1)], 1)
            return torch.cat([
                torch.tanh_backward(d * f, z),
                torch.sigmoid_backward(d * (z - before), f),
                torch.sigmoid_backward(gradient * states, o)], 2)

        """;

    private static readonly Lazy<jit.CompilationUnit> Unit = new(() => jit.compile(Script));

    private readonly int _width = (int)Math.Ceiling(Math.Sqrt(gates.shape[1]));
    private Tensor[] _kept = [];
    private Tensor? _last;

    /// <summary>The state after the last step, which does not hold the others in memory. // (B, H)</summary>
    public Tensor LastCell => _last ?? cell;

    internal override Tensor Forward()
    {
        var (output, states, z, f, o) = (ValueTuple<Tensor, Tensor, Tensor, Tensor, Tensor>)Unit.Value.invoke("forward", Input, cell, _width);
        _last = states.select(1, states.shape[1] - 1).clone();
        if (IsTracked)
            _kept = [states, z, f, o];
        return output;
    }

    internal override Tensor? Backward(Tensor gradient)
    {
        var inputGradient = (Tensor)Unit.Value.invoke("backward", [gradient, .. _kept, cell, _width]);
        foreach (var each in _kept)
            each.Dispose();
        _kept = [];
        return inputGradient;
    }
}
