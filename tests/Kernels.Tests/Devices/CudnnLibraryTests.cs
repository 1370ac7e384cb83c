using Kernels.Devices;
using Kernels.Lstm;

namespace Kernels.Tests.Devices;

/// <summary>Tests with a library that replaces cuDNN.</summary>
public sealed class CudnnLibraryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(91002, "9.10.2")]
    [InlineData(91300, "9.13.0")]
    [InlineData(100501, "10.5.1")]
    public void It_tells_its_version(int number, string version) =>
        CudnnLibrary.FindVersion(Compile($"unsigned long cudnnGetVersion(void) {{ return {number}; }}")).Should().Be(new Version(version));

    [Fact]
    public void Without_it_there_is_no_version() => CudnnLibrary.FindVersion(_folder.PathOf("libcudnn.so.9")).Should().BeNull();

    [Fact]
    public void Another_library_of_that_name_has_none() => CudnnLibrary.FindVersion(Compile("int nothing;")).Should().BeNull();

    [Theory]
    [InlineData("9.10.2", false)]
    [InlineData("9.12.0", false)]
    [InlineData("9.13.0", true)]
    [InlineData("10.0.0", true)]
    [InlineData(null, false)]
    public void Its_LSTM_takes_bfloat16_from_some_version_on(string? version, bool takes) =>
        Bfloat16Lstm.IsIn(version is null ? null : new Version(version)).Should().Be(takes);

    private string Compile(string source) => SharedLibrary.Compile(_folder, "libcudnn.so.9", source);
}
