using System.CommandLine;
using Kernels.Devices;

namespace Trainer.Cli.Options;

/// <summary>The option <c>--device</c>.</summary>
internal static class DeviceOption
{
    /// <summary>The default value.</summary>
    public const string Default = "auto";

    /// <summary>Creates the option.</summary>
    /// <param name="purpose">The start of the description: the purpose of the device.</param>
    public static Option<string> Create(string purpose)
    {
        string[] choices = [.. Enum.GetNames<DeviceChoice>().Select(name => name.ToLowerInvariant())];
        var option = TextOptions.Choice("--device", $"{purpose}; auto is CUDA where libtorch has it and a device is there.", choices);
        option.DefaultValueFactory = _ => Default;
        return option;
    }

    /// <summary>Converts a value of the option.</summary>
    /// <param name="value">A value that the option accepted.</param>
    public static DeviceChoice Parse(string value) => Enum.Parse<DeviceChoice>(value, ignoreCase: true);
}
