namespace Trainer.Kernels.Memory;

/// <summary>
/// What the layers of a network need in between while it only reads. They run one after another and share it, so that its pages are not
/// asked of the system anew at every call.
/// </summary>
internal sealed class ReadingMemory : IDisposable
{
    public NativeBuffer Gates { get; } = new();

    public NativeBuffer Cells { get; } = new();

    public void Dispose()
    {
        Gates.Dispose();
        Cells.Dispose();
    }
}
