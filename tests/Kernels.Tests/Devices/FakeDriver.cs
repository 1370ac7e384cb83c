namespace Kernels.Tests.Devices;

/// <summary>A library with functions of the NVIDIA driver.</summary>
internal sealed class FakeDriver : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Where it lies once it is compiled.</summary>
    public string Path => _folder.PathOf("libcuda.so.1");

    /// <param name="source">Its functions, in C.</param>
    /// <returns><see cref="Path"/>.</returns>
    public string Compile(string source) => SharedLibrary.Compile(_folder, "libcuda.so.1", source);

    public void Dispose() => _folder.Dispose();
}
