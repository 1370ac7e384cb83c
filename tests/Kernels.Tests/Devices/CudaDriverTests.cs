using Kernels.Devices;

namespace Kernels.Tests.Devices;

/// <summary>Tests with a library that replaces the NVIDIA driver.</summary>
public sealed class CudaDriverTests : IDisposable
{
    private const string Install = "Install the NVIDIA driver; start a container with --gpus=all";

    private readonly FakeDriver _driver = new();

    public void Dispose() => _driver.Dispose();

    [Fact]
    public void The_first_device_has_a_name_and_its_driver_a_version() =>
        Probe(initialize: 0, getDevice: 0).Should().Be(
            new CudaDriver(null, DeviceName: "NVIDIA L4", ComputeCapability: new Version(8, 9), CudaVersion: new Version(12, 8)));

    [Fact]
    public void A_device_whose_capability_the_driver_does_not_tell_is_there_all_the_same() =>
        Probe(initialize: 0, getDevice: 0, getAttribute: 1).Should().Be(
            new CudaDriver(null, DeviceName: "NVIDIA L4", CudaVersion: new Version(12, 8)));

    [Theory]
    [InlineData(100, 0)]
    [InlineData(0, 100)]
    public void A_driver_that_finds_no_device_says_so(int initialize, int getDevice) =>
        Probe(initialize, getDevice).Should().Be(new CudaDriver(
            "the NVIDIA driver reports \"no CUDA-capable device is detected\"", "Check the output of nvidia-smi", CudaVersion: new Version(12, 8)));

    [Fact]
    public void An_error_without_a_text_keeps_its_number() =>
        Probe(initialize: 999, getDevice: 0).Problem.Should().Be("the NVIDIA driver reports \"error 999\"");

    [Fact]
    public void A_driver_that_is_not_there_is_named() =>
        CudaDriver.Probe(_driver.Path).Should().Be(new CudaDriver("the NVIDIA driver's libcuda.so.1 was not found", Install));

    [Fact]
    public void Another_library_of_that_name_is_no_driver() =>
        CudaDriver.Probe(_driver.Compile("int nothing;")).Should().Be(new CudaDriver("libcuda.so.1 is not an NVIDIA driver", Install));

    private CudaDriver Probe(int initialize, int getDevice, int getAttribute = 0) => CudaDriver.Probe(_driver.Compile(
        $$"""
        #include <string.h>
        int cuDriverGetVersion(int* version) { *version = 12080; return 0; }
        int cuInit(unsigned flags) { return {{initialize}}; }
        int cuDeviceGet(int* device, int ordinal) { *device = ordinal + 7; return {{getDevice}}; }
        int cuDeviceGetName(char* name, int length, int device) { strncpy(name, "NVIDIA L4", length); return device == 7 ? 0 : 101; }
        int cuDeviceGetAttribute(int* value, int attribute, int device)
        {
            *value = attribute == 75 ? 8 : attribute == 76 ? 9 : -1;
            return device == 7 ? {{getAttribute}} : 101;
        }
        int cuGetErrorString(int error, const char** text)
        {
            *text = error == 100 ? "no CUDA-capable device is detected" : 0;
            return error == 100 ? 0 : 1;
        }
        """));
}
