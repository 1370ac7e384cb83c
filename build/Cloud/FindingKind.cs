namespace Build.Cloud;

/// <summary>Severity of a check's result.</summary>
public enum FindingKind
{
    /// <summary>The job cannot run.</summary>
    Problem,

    /// <summary>The job may run, but the user needs to know.</summary>
    Warning,

    /// <summary>The check could not be made.</summary>
    Unchecked,
}
