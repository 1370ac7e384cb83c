using static TorchSharp.torch;

namespace Kernels.Qrnn;

/// <summary>Recurrence of a quasi-recurrent layer: the part that cannot be computed for all time steps at once.</summary>
/// <remarks>Bradbury et al., "Quasi-Recurrent Neural Networks", 2016, section 2.1 (fo-pooling, before the output gate).</remarks>
internal static class ForgetMult
{
    // The whole loop is one native call with one operation per step. unbind splits the steps because its gradient is assembled once; select
    // would fill a full-size tensor at each step. The sum is rounded as the formula is written, as in fastai: lerp, which saves the two
    // tensors created before the loop, gives gradients six times farther from fastai's.
    private const string Script = """
        def forget_mult(z: Tensor, f: Tensor, c: Tensor):
            states: List[Tensor] = []
            for new, keep in zip((f * z).unbind(1), (1 - f).unbind(1)):
                c = torch.addcmul(new, keep, c)
                states.append(c)
            return torch.stack(states, 1), c

        """;

    private static readonly Lazy<jit.CompilationUnit> Unit = new(() => jit.compile(Script));

    /// <summary>Computes c_t = f_t z_t + (1 - f_t) c_{t-1} step by step, differentiable in all three arguments.</summary>
    /// <param name="z">Candidates. // (B, T, H)</param>
    /// <param name="f">Forget gates, 0 to 1. // (B, T, H)</param>
    /// <param name="c">Initial state. // (B, H)</param>
    /// <returns>The states of all steps (B, T, H) and the last state (B, H), which does not keep the others in memory.</returns>
    public static (Tensor States, Tensor Last) Run(Tensor z, Tensor f, Tensor c) =>
        (ValueTuple<Tensor, Tensor>)Unit.Value.invoke("forget_mult", z, f, c);
}
