using System.ComponentModel;
using System.ComponentModel.DataAnnotations;


namespace Pipelines;

/// <summary>A short training run on a few rows.</summary>
public sealed record SmokeTestSettings
{
    [Description("The number of epochs.")]
    [Range(1, 100)]
    public int Epochs { get; init; } = 1;

    [Description("The number of rows, drawn from the data set.")]
    [Range(20, 1_000_000)]
    public int Rows { get; init; } = 200;

    [Description("The device; `auto` uses a GPU if there is one.")]
    public Device Device { get; init; }
}
