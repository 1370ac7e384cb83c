namespace Faults;

/// <summary>Cause of an error. The value is the exit code of the process.</summary>
public enum FaultKind
{
    /// <summary>A defect in this program.</summary>
    Defect = 1,

    /// <summary>A pipeline file, an argument or an environment variable is invalid.</summary>
    Settings = 2,

    /// <summary>The data set is invalid.</summary>
    Data = 3,

    /// <summary>A tool (SDK, docker, native library, ...) is missing or failed.</summary>
    Tool = 4,

    /// <summary>A remote service or a job failed.</summary>
    Remote = 5,
}
