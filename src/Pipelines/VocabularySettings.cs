using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipelines;

/// <summary>The vocabulary made from the training texts.</summary>
public sealed record VocabularySettings
{
    [Description("A token seen less often is unknown.")]
    [Range(1, 1_000_000)]
    public int MinFrequency { get; init; } = 3;

    [Description("The most tokens kept, the special ones included.")]
    [Range(100, 1_000_000)]
    public int MaxSize { get; init; } = 60_000;
}
