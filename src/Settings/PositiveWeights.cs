namespace Settings;

/// <summary>What a text that carries a label weighs in the loss against those that do not.</summary>
public enum PositiveWeights
{
    /// <summary>The same.</summary>
    None,

    /// <summary>So much more that both kinds weigh the same together, within a limit.</summary>
    Balanced,
}
