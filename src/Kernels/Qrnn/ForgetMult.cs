using static TorchSharp.torch;

namespace Kernels.Qrnn;

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

        """;

    private static readonly Lazy<jit.CompilationUnit> Unit = new(() => jit.compile(Script));

    /// <summary>c_t = f_t z_t + (1 - f_t) c_{t-1}, differentiable in all three arguments, one step after the other.</summary>
    /// <param name="z">Candidates. // (B, T, H)</param>
    /// <param name="f">Forget gates, 0 to 1. // (B, T, H)</param>
    /// <param name="c">The state before the first step. // (B, H)</param>
    /// <returns>The states of every step (B, T, H) and the last one (B, H), which does not hold the others in memory.</returns>
    public static (Tensor States, Tensor Last) Run(Tensor z, Tensor f, Tensor c) =>
        (ValueTuple<Tensor, Tensor>)Unit.Value.invoke("forget_mult", z, f, c);
}
