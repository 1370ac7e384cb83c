using Kernels;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>The output of a forward pass, for the loss and its regularisation.</summary>
/// <param name="logits">Computes the logits on first use.</param>
/// <param name="raw">The encoder's output. // (B, T, E)</param>
/// <param name="dropped">The encoder's output after output dropout, which a classifier does not apply. // (B, T, E)</param>
/// <param name="tokenLoss">Compares the logits with targets (B, T) without storing all logits; null for a classifier.</param>
public sealed class ModelOutput(Func<Tensor> logits, Tensor raw, Tensor dropped, Func<Tensor, TokenLoss>? tokenLoss = null)
{
    private readonly Lazy<Tensor> _logits = new(logits);
    private (Tensor Targets, TokenLoss Loss)? _compared;

    /// <summary>Creates an output whose logits are computed already.</summary>
    /// <param name="logits">(B, C) for a classifier, (B, T, V) for a language model</param>
    public ModelOutput(Tensor logits, Tensor raw, Tensor dropped)
        : this(() => logits, raw, dropped)
    {
    }

    /// <summary>The logits: (B, T, V) for a language model, (B, C) for a classifier.</summary>
    public Tensor Logits => _logits.Value;

    /// <inheritdoc cref="ModelOutput" path="/param[@name='raw']"/>
    public Tensor Raw { get; } = raw;

    /// <inheritdoc cref="ModelOutput" path="/param[@name='dropped']"/>
    public Tensor Dropped { get; } = dropped;

    /// <inheritdoc cref="ModelOutput" path="/param[@name='tokenLoss']"/>
    /// <remarks>The result is computed once per targets tensor.</remarks>
    public TokenLoss? CompareTokens(Tensor targets)
    {
        if (tokenLoss is not null && !ReferenceEquals(_compared?.Targets, targets))
            _compared = (targets, tokenLoss(targets));
        return _compared?.Loss;
    }
}
