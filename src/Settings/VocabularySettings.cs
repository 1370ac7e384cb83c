using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>The vocabulary made from the training texts.</summary>
public sealed record VocabularySettings
{
    [Description("The minimum number of occurrences of a token; rarer tokens are unknown.")]
    [Range(1, 1_000_000)]
    [Argument("--min-frequency")]
    public int MinFrequency { get; init; } = 3;

    [Description("The maximum number of tokens, including the special ones.")]
    [Range(100, 1_000_000)]
    [Argument("--max-vocabulary")]
    public int MaxSize { get; init; } = 60_000;

    [Description("The approximate number of subwords (BPE) to learn from the training texts when a model is trained from scratch; "
        + "whole words when left out. Every character that occurs `minFrequency` times is always included. For languages "
        + "whose words have many forms, such as Korean.")]
    [Example("4000")]
    [Range(100, 1_000_000)]
    [Argument("--subwords")]
    public int? Subwords { get; init; }
}
