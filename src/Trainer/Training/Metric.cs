using static TorchSharp.torch;

namespace Trainer.Training;

/// <summary>A number computed over all validation batches.</summary>
public abstract class Metric(string name, bool largerIsBetter)
{
    public string Name { get; } = name;

    public bool LargerIsBetter { get; } = largerIsBetter;

    /// <summary>Starts a new validation.</summary>
    public abstract void Reset();

    /// <summary>Counts one batch in.</summary>
    /// <param name="logits">(B, T, V) of a language model, (B, C) of a classifier</param>
    /// <param name="targets">(B, T) of a language model, (B, C) of a classifier</param>
    public abstract void Add(Tensor logits, Tensor targets);

    /// <summary>Over all batches since the reset; NaN when there were none.</summary>
    public abstract double Value { get; }
}
