using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>What a forward pass hands to the loss and to its regularisation.</summary>
/// <param name="logits">Computes the logits when they are asked for.</param>
/// <param name="raw">The encoder's output. // (B, T, E)</param>
/// <param name="dropped">The same after output dropout; a classifier has none there. // (B, T, E)</param>
/// <param name="crossEntropy">
/// The mean cross entropy of the logits with targets (B, T), without holding all logits; null where that makes no sense.
/// </param>
public sealed class ModelOutput(Func<Tensor> logits, Tensor raw, Tensor dropped, Func<Tensor, Tensor>? crossEntropy = null)
{
    private readonly Lazy<Tensor> _logits = new(logits);

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

    /// <inheritdoc cref="ModelOutput" path="/param[@name='crossEntropy']"/>
    public Func<Tensor, Tensor>? CrossEntropy { get; } = crossEntropy;
}
