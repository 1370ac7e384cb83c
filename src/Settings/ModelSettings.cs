using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>The sizes of an encoder trained from scratch; the config.json of pretrained weights overrules them.</summary>
public sealed record ModelSettings
{
    [Description("The type of the recurrent layers.")]
    [Argument("--architecture")]
    public Architecture Architecture { get; init; }

    [Description("The size of a token's embedding, and of the last layer.")]
    [Range(2, 8192)]
    [Argument("--embedding-size")]
    public int EmbeddingSize { get; init; } = 400;

    [Description("The size of the layers between them.")]
    [Range(2, 16384)]
    [Argument("--hidden-size")]
    public int HiddenSize { get; init; } = 1152;

    [Description("The number of recurrent layers.")]
    [Range(1, 16)]
    [Argument("--layers")]
    public int Layers { get; init; } = 3;

    [Description("The number of tokens that back-propagation through time spans.")]
    [Range(2, 4096)]
    [Argument("--bptt")]
    public int Bptt { get; init; } = 72;
}
