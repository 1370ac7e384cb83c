namespace Build.Engines;

/// <summary>The cause of an engine's failure, read from its standard error.</summary>
public enum EngineFault
{
    /// <summary>Any other cause.</summary>
    Other,

    /// <summary>The engine's server is not running.</summary>
    EngineDown,

    /// <summary>This user may not access the engine.</summary>
    EngineForbidden,

    DiskFull,

    /// <summary>The object to remove is still in use.</summary>
    InUse,

    /// <summary>The registry does not respond, or the connection broke.</summary>
    Unreachable,

    /// <summary>The registry requires another user, or more rights.</summary>
    Denied,

    /// <summary>The registry's quota is exhausted for now.</summary>
    Quota,

    /// <summary>The registry or the engine does not have the image.</summary>
    Absent,
}
