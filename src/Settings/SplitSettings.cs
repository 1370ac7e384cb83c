using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>The division of the rows into train, validation and test.</summary>
public sealed record SplitSettings
{
    [Description("The share of all rows kept for the final scores.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    [Argument("--test-size")]
    public double Test { get; init; } = 0.25;

    [Description("The share of the other rows on which the best epoch is chosen.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    [Argument("--validation-size")]
    public double Validation { get; init; } = 0.2;

    [Description("The seed of both divisions.")]
    [Range(uint.MinValue, uint.MaxValue)]
    [Argument("--split-seed")]
    public uint Seed { get; init; } = 42;
}
