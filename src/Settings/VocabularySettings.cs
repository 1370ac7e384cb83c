using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>The vocabulary made from the training texts.</summary>
public sealed record VocabularySettings
{
    [Description("A token seen less often is unknown.")]
    [Range(1, 1_000_000)]
    [Argument("--min-frequency")]
    public int MinFrequency { get; init; } = 3;

    [Description("The most tokens kept, the special ones included.")]
    [Range(100, 1_000_000)]
    [Argument("--max-vocabulary")]
    public int MaxSize { get; init; } = 60_000;

    [Description(
        "Cuts words into about this many frequent pieces, learnt from the training texts (BPE), where a model is trained from scratch; whole "
        + "words when left out. Every character seen `minFrequency` times is one of them in any case. For languages whose words have many "
        + "forms, such as Korean.")]
    [Example("4000")]
    [Range(100, 1_000_000)]
    [Argument("--subwords")]
    public int? Subwords { get; init; }
}
