using Kernels.Devices;

namespace Kernels.Tests.Devices;

public sealed class DeviceMemoryTests : IDisposable
{
    private readonly FakeDriver _driver = new();

    public void Dispose() => _driver.Dispose();

    [Fact]
    public void The_driver_tells_what_is_free_and_the_rest_is_used() =>
        Ask("int cuMemGetInfo_v2(unsigned long* free, unsigned long* total) { *free = 3000000000; *total = 24000000000; return 0; }")
            .Should().Be(new DeviceMemory(21_000_000_000, 24_000_000_000));

    [Fact]
    public void A_thread_that_computes_on_no_device_has_none() =>
        Ask("int cuMemGetInfo_v2(unsigned long* free, unsigned long* total) { return 201; }").Should().BeNull();

    [Fact]
    public void Another_library_of_the_drivers_name_has_none() => Ask("int nothing;").Should().BeNull();

    [Fact]
    public void Without_a_driver_there_is_none() => DeviceMemory.Ask(DeviceMemory.Find(_driver.Path)).Should().BeNull();

    private DeviceMemory? Ask(string source) => DeviceMemory.Ask(DeviceMemory.Find(_driver.Compile(source)));
}
