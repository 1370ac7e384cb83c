namespace Build.Cloud;

/// <summary>What a check comes to.</summary>
public enum FindingKind
{
    /// <summary>The job cannot run like this.</summary>
    Problem,

    /// <summary>The job may run, but the user will want to know.</summary>
    Warning,

    /// <summary>Whether something is wrong cannot be found out.</summary>
    Unchecked,
}
