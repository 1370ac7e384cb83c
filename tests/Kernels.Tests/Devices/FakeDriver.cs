namespace Kernels.Tests.Devices;

/// <summary>Library with functions of the NVIDIA driver.</summary>
internal sealed class FakeDriver : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Path of the compiled library.</summary>
    public string Path => _folder.PathOf("libcuda.so.1");

    /// <param name="source">The functions, in C.</param>
    /// <returns><see cref="Path"/>.</returns>
    public string Compile(string source) => SharedLibrary.Compile(_folder, "libcuda.so.1", source);

    public void Dispose() => _folder.Dispose();
}
