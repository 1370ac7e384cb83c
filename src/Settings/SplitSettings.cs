using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>The division of the rows into train, validation and test.</summary>
public sealed record SplitSettings
{
    [Description("The fraction of all rows used as test rows.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    [Argument("--test-size")]
    public double Test { get; init; } = 0.25;

    [Description("The fraction of the remaining rows used as validation rows, on which the best epoch is selected.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    [Argument("--validation-size")]
    public double Validation { get; init; } = 0.2;

    [Description("The seed of the division.")]
    [Range(uint.MinValue, uint.MaxValue)]
    [Argument("--split-seed")]
    public uint Seed { get; init; } = 42;
}
