namespace Pipelines;

/// <summary>The libtorch build an image carries.</summary>
public enum TorchBackend
{
    Cuda,
    Cpu,
}
