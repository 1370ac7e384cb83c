using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>What a forward pass hands to the loss and to its regularisation.</summary>
/// <param name="Logits">(B, T, V) of a language model, (B, C) of a classifier</param>
/// <param name="Raw">The encoder's output. // (B, T, E)</param>
/// <param name="Dropped">The same after output dropout; a classifier has none there. // (B, T, E)</param>
public readonly record struct ModelOutput(Tensor Logits, Tensor Raw, Tensor Dropped);
