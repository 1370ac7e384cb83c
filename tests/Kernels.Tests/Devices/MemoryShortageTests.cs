using System.Runtime.InteropServices;
using Faults;
using Kernels.Devices;
using static TorchSharp.torch;

namespace Kernels.Tests.Devices;

public sealed class MemoryShortageTests
{
    [Fact]
    public void A_tensor_too_large_for_the_machine_is_a_setting_to_change()
    {
        var allocate = () => empty([1L << 46], float32, CPU); // more than the address space
        var failure = allocate.Should().Throw<ExternalException>().Which;

        var fault = MemoryShortage.Of(failure)!;

        fault.Kind.Should().Be(FaultKind.Settings);
        fault.Message.Should().Be("Out of memory: this machine cannot allocate another 281474976710656 bytes. "
            + "Choose a smaller --batch-size, --bptt or --max-vocabulary.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("The following operation failed in the TorchScript interpreter.\nTraceback of TorchScript:\n  ...\nRuntimeError: ")]
    public void A_device_that_is_full_can_be_left_for_the_CPU(string before) =>
        MemoryShortage.Of(new ExternalException(before + "CUDA out of memory. Tried to allocate 2.25 GiB. GPU 0 has a total capacity of 14.75 GiB."))!
            .Message.Should().Be("Out of memory: the CUDA device cannot allocate another 2.25 GiB. "
            + "Choose a smaller --batch-size, --bptt or --max-vocabulary, or --device=cpu.");

    [Fact]
    public void Anything_else_stays_what_it_is()
    {
        MemoryShortage.Of(new ExternalException("shapes differ")).Should().BeNull();
        MemoryShortage.Of(new InvalidOperationException("CUDA out of memory. Tried to allocate 2.25 GiB.")).Should().BeNull();
    }
}
