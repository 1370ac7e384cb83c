using Faults;
using Kernels.Devices;
using Ulmfit.Proofs;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Proofs;

/// <summary>The precision of matrix products is a setting of the process, so no other test may run in parallel.</summary>
[CollectionDefinition(nameof(DeviceCheckTests), DisableParallelization = true)]
[Collection(nameof(DeviceCheckTests))]
public sealed class DeviceCheckTests
{
    private readonly StringWriter _output = new();

    [Fact]
    public void The_CPU_passes_every_proof_in_a_line_each()
    {
        new DeviceCheck(ComputeDevice.Cpu, _output).Run();

        var lines = _output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        lines.Select(line => line.Split(':')[0]).Should().Equal(
            "matrix product", "AWD-LSTM, forward", "AWD-LSTM, backward", "AWD-QRNN, forward", "AWD-QRNN, backward",
            "AWD-LSTM in bf16, forward", "AWD-LSTM in bf16, backward", "AWD-QRNN in bf16, forward", "AWD-QRNN in bf16, backward",
            "dropout masks", "weights", "device");
        lines[..9].Should().OnlyContain(line => line.Contains(": largest difference ") && !line.EndsWith(" 0.0e+00"));
        lines[^1].Should().Be("device: ok");
    }

    [Fact]
    public void A_device_that_computes_something_else_is_a_failed_tool()
    {
        var check = () => new DeviceCheck(ComputeDevice.Cpu, _output, tolerance: 1e-12).Run();

        var fault = check.Should().Throw<FaultException>().Which;
        fault.ExitCode.Should().Be(4);
        fault.Message.Should().Match(
            "cpu: matrix product: the largest difference is ?.?e-07, more than 1.0e-12. "
            + "Do not train on this device: build or publish the trainer again, or use another machine.");
        _output.ToString().Should().NotContain("ok");
    }

    [Fact]
    public void A_device_without_bf16_says_so_and_passes()
    {
        new DeviceCheck(ComputeDevice.Cpu with { ComputeCapability = new Version(7, 5) }, _output).Run();

        _output.ToString().ReplaceLineEndings("\n").Should().Contain("\nbf16: not supported by this device\n").And.EndWith("device: ok\n").And.NotContain("in bf16");
    }

    [Fact]
    public void A_difference_that_is_no_number_fails_too()
    {
        var check = () => new DeviceCheck(ComputeDevice.Cpu, _output, tolerance: double.NaN).Run();

        check.Should().Throw<FaultException>();
    }

    [Fact]
    public void Proofs_run_in_full_precision_and_training_as_before()
    {
        var before = (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);
        using (new FullPrecision())
            (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32).Should().Be((false, false));

        (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32).Should().Be(before);
        before.Item2.Should().BeTrue("libtorch lets cuDNN use TF32 unless told otherwise");
    }
}
