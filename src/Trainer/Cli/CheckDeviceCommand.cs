using System.CommandLine;
using System.Reflection;
using Kernels.Devices;
using Kernels.Native;
using TorchSharp;
using Trainer.Cli.Options;
using Trainer.Cli.Terminals;
using Ulmfit.Proofs;

namespace Trainer.Cli;

/// <summary>The command <c>check-device</c>.</summary>
internal static class CheckDeviceCommand
{
    public static Command Create(Terminal terminal)
    {
        var device = DeviceOption.Create("The device to check");
        var command = new Command("check-device", "Shows the device that training uses, and checks its results.") { device };
        command.SetAction(parsed => Run(DeviceOption.Parse(parsed.GetValue(device)!), terminal.Output));
        return command;
    }

    private static void Run(DeviceChoice choice, TextWriter output)
    {
        TorchLibrary.Load();
        var build = TorchLibrary.IsCudaBuild ? "CUDA" : "CPU";
        output.WriteLine(
            $"trainer {VersionOf(typeof(CheckDeviceCommand))}, TorchSharp {VersionOf(typeof(torch))}, libtorch {torch.__version__} for {build}");
        output.WriteLine($"threads: {torch.get_num_threads()}");
        var device = ComputeDevice.Choose(choice);
        output.WriteLine($"device: {device}");
        new DeviceCheck(device, output).Run();
    }

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
