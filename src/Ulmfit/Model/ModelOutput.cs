using Kernels;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>What a forward pass hands to the loss and to its regularisation.</summary>
/// <param name="logits">Computes the logits when they are asked for.</param>
/// <param name="raw">The encoder's output. // (B, T, E)</param>
/// <param name="dropped">The same after output dropout; a classifier has none there. // (B, T, E)</param>
/// <param name="tokenLoss">Compares the logits with targets (B, T), without holding all logits; null where that makes no sense.</param>
public sealed class ModelOutput(Func<Tensor> logits, Tensor raw, Tensor dropped, Func<Tensor, TokenLoss>? tokenLoss = null)
{
    private readonly Lazy<Tensor> _logits = new(logits);
    private (Tensor Targets, TokenLoss Loss)? _compared;

    /// <param name="logits">(B, C) of a classifier, (B, T, V) of a language model</param>
    public ModelOutput(Tensor logits, Tensor raw, Tensor dropped)
        : this(() => logits, raw, dropped)
    {
    }

    /// <summary>(B, T, V) of a language model, (B, C) of a classifier</summary>
    public Tensor Logits => _logits.Value;

    /// <inheritdoc cref="ModelOutput" path="/param[@name='raw']"/>
    public Tensor Raw { get; } = raw;

    /// <inheritdoc cref="ModelOutput" path="/param[@name='dropped']"/>
    public Tensor Dropped { get; } = dropped;

    /// <inheritdoc cref="ModelOutput" path="/param[@name='tokenLoss']"/>
    /// <remarks>Whoever asks with the same targets gets the same: it is computed once.</remarks>
    public TokenLoss? CompareTokens(Tensor targets)
    {
        if (tokenLoss is not null && !ReferenceEquals(_compared?.Targets, targets))
            _compared = (targets, tokenLoss(targets));
        return _compared?.Loss;
    }
}
