using TorchSharp;
using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>The recurrence of a quasi-recurrent layer: all that cannot be computed for every time step at once.</summary>
/// <remarks>Bradbury et al., "Quasi-Recurrent Neural Networks", 2016, section 2.1 (fo-pooling, before the output gate).</remarks>
internal static class ForgetMult
{
    // A whole loop in one native call, one operation a step. Steps are taken apart with unbind, whose gradient is put together once:
    // select's would fill a tensor of the full size at every step. The sum is rounded as the formula is written, as fastai's is: lerp,
    // which saves the two tensors made before the loop, ends six times further from fastai's gradients.
    private const string Script = """
        def forget_mult(z: Tensor, f: Tensor, c: Tensor):
            states: List[Tensor] = []
            for new, keep in zip((f * z).unbind(1), (1 - f).unbind(1)):
                c = torch.addcmul(new, keep, c)
                states.append(c)
            return torch.stack(states, 1), c

        def forget_mult_scan(z: Tensor, f: Tensor, c: Tensor):
            steps = z.size(1)
            keep = 1 - f
            states = f * z
            first = torch.addcmul(states.narrow(1, 0, 1), keep.narrow(1, 0, 1), c.unsqueeze(1))
            states = torch.cat([first, states.narrow(1, 1, steps - 1)], 1)
            reach = 1
            while reach < steps:
                later = torch.addcmul(
                    states.narrow(1, reach, steps - reach), keep.narrow(1, reach, steps - reach), states.narrow(1, 0, steps - reach))
                states = torch.cat([states.narrow(1, 0, reach), later], 1)
                if 2 * reach < steps:
                    later = keep.narrow(1, reach, steps - reach) * keep.narrow(1, 0, steps - reach)
                    keep = torch.cat([keep.narrow(1, 0, reach), later], 1)
                reach = 2 * reach
            return states, states.select(1, steps - 1).clone()

        """;

    private static readonly Lazy<jit.CompilationUnit> Unit = new(() => jit.compile(Script));

    /// <summary>c_t = f_t z_t + (1 - f_t) c_{t-1}, differentiable in all three arguments; by a scan on a GPU.</summary>
    /// <param name="z">Candidates. // (B, T, H)</param>
    /// <param name="f">Forget gates, 0 to 1. // (B, T, H)</param>
    /// <param name="c">The state before the first step. // (B, H)</param>
    /// <returns>The states of every step (B, T, H) and the last one (B, H), which does not hold the others in memory.</returns>
    public static (Tensor States, Tensor Last) Run(Tensor z, Tensor f, Tensor c) =>
        z.device.type == DeviceType.CUDA ? Scan(z, f, c) : Loop(z, f, c);

    /// <summary>One step after the other: the least arithmetic.</summary>
    /// <inheritdoc cref="Run"/>
    public static (Tensor States, Tensor Last) Loop(Tensor z, Tensor f, Tensor c) => Invoke("forget_mult", z, f, c);

    /// <summary>
    /// All steps at once, log2 T times over (Hillis and Steele, "Data parallel algorithms", 1986): after each pass a state reaches twice as far
    /// back. More arithmetic, and no launch of a kernel a step, which on a GPU takes longer than the step.
    /// </summary>
    /// <inheritdoc cref="Run"/>
    public static (Tensor States, Tensor Last) Scan(Tensor z, Tensor f, Tensor c) => Invoke("forget_mult_scan", z, f, c);

    private static (Tensor States, Tensor Last) Invoke(string function, Tensor z, Tensor f, Tensor c) =>
        (ValueTuple<Tensor, Tensor>)Unit.Value.invoke(function, z, f, c);
}
