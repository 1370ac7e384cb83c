using System.CommandLine;
using Kernels.Devices;

namespace Trainer.Cli.Options;

/// <summary>The option <c>--device</c>.</summary>
internal static class DeviceOption
{
    public const string Default = "auto";

    /// <param name="purpose">What the device is for.</param>
    public static Option<string> Create(string purpose)
    {
        string[] choices = [.. Enum.GetNames<DeviceChoice>().Select(name => name.ToLowerInvariant())];
        var option = TextOptions.Choice("--device", $"{purpose}; auto is CUDA where libtorch has it and a device is there.", choices);
        option.DefaultValueFactory = _ => Default;
        return option;
    }

    /// <param name="value">One that the option let pass.</param>
    public static DeviceChoice Parse(string value) => Enum.Parse<DeviceChoice>(value, ignoreCase: true);
}
