using System.Globalization;
using Faults;
using Kernels.Devices;
using Settings;
using TorchSharp;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Proofs;

/// <summary>Checks that a device computes the operations of training as the CPU does in double precision.</summary>
/// <param name="output">Gets one line per check.</param>
/// <param name="tolerance">The largest accepted difference, relative to the largest number.</param>
public sealed class DeviceCheck(ComputeDevice device, TextWriter output, double tolerance = DeviceCheck.Tolerance)
{
    /// <summary>The default tolerance, a hundred times the error of single precision.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>The tolerance for bf16, which rounds factors by up to 1/256.</summary>
    private const double Bfloat16Tolerance = 0.05;

    /// <summary>The tolerance for the mean of a mask, ten times the deviation expected for a million elements.</summary>
    private const double MaskTolerance = 5e-3;

    /// <summary>Runs all checks.</summary>
    /// <exception cref="FaultException">A check failed: the device computes wrong results.</exception>
    public void Run()
    {
        using var precision = new FullPrecision();
        Pass("matrix product", MatrixProduct(), tolerance);
        PassLanguageModels("", Precision.Fp32, tolerance);
        if (device.Has(Precision.Bf16))
            PassLanguageModels(" in bf16", Precision.Bf16, Bfloat16Tolerance);
        else
            output.WriteLine("bf16: not supported by this device");
        PassMasks();
        PassWeights();
        output.WriteLine("device: ok");
    }

    private void PassLanguageModels(string how, Precision products, double largest)
    {
        foreach (var (name, architecture) in new[] { ("AWD-LSTM", Architecture.AwdLstm), ("AWD-QRNN", Architecture.AwdQrnn) })
        {
            var (forward, backward) = new LanguageModelProof(architecture, device.Device, products).Run();
            Pass($"{name}{how}, forward", forward, largest);
            Pass($"{name}{how}, backward", backward, largest);
        }
    }

    private double MatrixProduct()
    {
        const int rows = 300, inner = 500, columns = 700;
        using var scope = NewDisposeScope();
        using var random = new ModelRandom(seed: 42, CPU);
        using var a = random.Uniform(1, rows, inner);
        using var b = random.Uniform(1, inner, columns);
        return Difference.Largest(a.to(device.Device).matmul(b.to(device.Device)), a.to(float64).matmul(b.to(float64)));
    }

    private void Pass(string proof, double difference, double largest)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{proof}: largest difference {difference:0.0e+00}"));
        if (!(difference <= largest)) // true for NaN too
        {
            throw Failed(string.Create(
                CultureInfo.InvariantCulture, $"{proof}: the largest difference is {difference:0.0e+00}, more than {largest:0.0e+00}"));
        }
    }

    private void PassMasks()
    {
        var (repeats, varies, bias) = MaskProof.Run(device.Device);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dropout masks: mean off by {bias:0.0e+00}"));
        if (!repeats || !varies || !(bias <= MaskTolerance))
            throw Failed("dropout masks: they do not depend on the seed alone, or their dropout probability is wrong");
    }

    private void PassWeights()
    {
        if (!WeightsProof.Run(device.Device))
            throw Failed("weights: saving and loading changes their values");
        output.WriteLine("weights: unchanged by saving and loading");
    }

    private FaultException Failed(string what) => new(
        FaultKind.Tool,
        $"{device.Name}: {what}. Do not train on this device: "
        + (device.Device.type == DeviceType.CPU ? "build or publish the trainer again, or use another machine." : "update the driver, or choose --device=cpu."));
}
