namespace Build.Engines;

/// <summary>What went wrong when an engine was asked for something, read from what it wrote to its standard error.</summary>
public enum EngineFault
{
    /// <summary>None of those below.</summary>
    Other,

    /// <summary>The engine's server is not there.</summary>
    EngineDown,

    /// <summary>This user may not speak to the engine.</summary>
    EngineForbidden,

    DiskFull,

    /// <summary>Something else needs what was to be removed.</summary>
    InUse,

    /// <summary>The registry does not answer, or broke off.</summary>
    Unreachable,

    /// <summary>The registry wants another user, or one with more rights.</summary>
    Denied,

    /// <summary>The registry takes no more, for now.</summary>
    Quota,

    /// <summary>The registry, or the engine, has no such image.</summary>
    Absent,
}
