namespace Pipelines;

/// <summary>Where tensors live.</summary>
public enum Device
{
    /// <summary>A GPU where there is one, else the CPU.</summary>
    Auto,
    Gpu,
    Cpu,
}
