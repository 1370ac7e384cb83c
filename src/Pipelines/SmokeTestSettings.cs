using System.ComponentModel;
using System.ComponentModel.DataAnnotations;


namespace Pipelines;

/// <summary>A short training run on a few rows.</summary>
public sealed record SmokeTestSettings
{
    [Description("Passes over the rows.")]
    [Range(1, 100)]
    public int Epochs { get; init; } = 1;

    [Description("Rows taken from the data set.")]
    [Range(20, 1_000_000)]
    public int Rows { get; init; } = 200;

    [Description("Where it runs; `auto` takes a GPU where there is one.")]
    public Device Device { get; init; }
}
