namespace Faults;

/// <summary>Whose mistake a fault is. The value is the process's exit code.</summary>
public enum FaultKind
{
    /// <summary>A defect of this program.</summary>
    Defect = 1,

    /// <summary>A pipeline file, an argument or an environment variable is wrong.</summary>
    Settings = 2,

    /// <summary>The data set is wrong.</summary>
    Data = 3,

    /// <summary>A tool (SDK, docker, native library, ...) is missing or failed.</summary>
    Tool = 4,

    /// <summary>A remote service, or a job run by one, failed.</summary>
    Remote = 5,
}
