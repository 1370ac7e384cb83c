namespace Settings;

/// <summary>The order in which a model reads the tokens of a document.</summary>
public enum Direction
{
    Forward,

    /// <summary>Last token first.</summary>
    Backward,

    /// <summary>One model each way; their probabilities are averaged.</summary>
    Both,
}
