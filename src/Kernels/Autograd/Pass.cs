using static TorchSharp.torch;

namespace Kernels.Autograd;

/// <summary>One call of an operation: computes its output and, from the gradient of the output, the gradients of its inputs.</summary>
/// <remarks>
/// A pass adds the gradients of weights to the leaves itself: libtorch would copy each of them and keep the copy until the end of the step.
/// </remarks>
/// <param name="input">Contiguous input that receives a gradient.</param>
/// <param name="weights">Leaves that the output also depends on.</param>
internal abstract class Pass(Tensor input, params Tensor[] weights)
{
    protected Tensor Input { get; } = input.detach();

    /// <summary>Whether any input of this pass requires a gradient.</summary>
    protected bool IsTracked { get; private set; }

    /// <summary>Whether the input tensor requires a gradient.</summary>
    protected bool WantsInputGradient { get; } = input.requires_grad;

    /// <summary>Computes the output and registers the backward pass with libtorch if a gradient is required.</summary>
    public Tensor Run()
    {
        IsTracked = is_grad_enabled() && (WantsInputGradient || weights.Any(weight => weight.requires_grad));
        if (IsTracked)
            return PassFunction.Call(this, input, weights);
        using var untracked = no_grad();
        return Forward();
    }

    /// <summary>Computes the output without tracking; stores what <see cref="Backward"/> needs if <see cref="IsTracked"/>.</summary>
    internal abstract Tensor Forward();

    /// <summary>Adds the gradients of weights that require one. Runs once, without tracking, and releases the stored tensors.</summary>
    /// <param name="gradient">Contiguous gradient of the output.</param>
    /// <returns>The gradient of the input, or null if it does not require one.</returns>
    internal abstract Tensor? Backward(Tensor gradient);
}
