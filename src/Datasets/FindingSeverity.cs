namespace Datasets;

/// <summary>Severity of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>For information.</summary>
    Note,

    /// <summary>The data set can be used, but the scores may be worse than necessary.</summary>
    Warning,

    /// <summary>The data set cannot be used.</summary>
    Error,
}
