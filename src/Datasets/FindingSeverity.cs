namespace Datasets;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>The data set can be used, but its scores may disappoint.</summary>
    Warning,

    /// <summary>The data set cannot be used.</summary>
    Error,
}
