using static TorchSharp.torch;

namespace Kernels.Autograd;

/// <summary>One call of an operation: its output, and from the output's gradient those of what it was computed from.</summary>
/// <remarks>
/// Gradients of weights are added where they belong by the pass itself: handed to libtorch, each would be copied once and kept until the end
/// of the step.
/// </remarks>
/// <param name="input">What gets a gradient back, contiguous.</param>
/// <param name="weights">Leaves, on which the output depends too.</param>
internal abstract class Pass(Tensor input, params Tensor[] weights)
{
    protected Tensor Input { get; } = input.detach();

    /// <summary>Whether anything that this pass was computed from wants a gradient.</summary>
    protected bool IsTracked { get; private set; }

    /// <summary>Whether the input does.</summary>
    protected bool WantsInputGradient { get; } = input.requires_grad;

    /// <summary>Computes the output, and has libtorch call for the gradients later where there are any.</summary>
    public Tensor Run()
    {
        IsTracked = is_grad_enabled() && (WantsInputGradient || weights.Any(weight => weight.requires_grad));
        if (IsTracked)
            return PassFunction.Call(this, input, weights);
        using var untracked = no_grad();
        return Forward();
    }

    /// <summary>Runs untracked; what <see cref="Backward"/> needs is kept if <see cref="IsTracked"/>.</summary>
    internal abstract Tensor Forward();

    /// <summary>Adds the gradients of weights that want one. Runs once, untracked, and lets go of what was kept.</summary>
    /// <param name="gradient">Of the output, contiguous.</param>
    /// <returns>The gradient of the input, or null when it wants none.</returns>
    internal abstract Tensor? Backward(Tensor gradient);
}
