namespace Pipelines;

/// <summary>The reading direction of the language model.</summary>
public enum Direction
{
    Forward,
    Backward,

    /// <summary>One model each way; their predictions are averaged.</summary>
    Both,
}
