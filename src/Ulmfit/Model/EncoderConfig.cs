using Settings;

namespace Ulmfit.Model;

/// <summary>
/// Sizes and dropout probabilities of an encoder. The defaults are fastai's <c>awd_lstm_lm_config</c>; <see cref="AwdQrnn"/> is its
/// <c>awd_qrnn_lm_config</c>.
/// </summary>
/// <remarks>
/// Merity et al., "Regularizing and Optimizing LSTM Language Models", 2017. The name in parentheses is fastai's.
/// </remarks>
public sealed record EncoderConfig
{
    /// <summary>Fastai's <c>awd_qrnn_lm_config</c>.</summary>
    public static EncoderConfig AwdQrnn { get; } = new() { Architecture = Architecture.AwdQrnn, HiddenSize = 1552, Layers = 4 };

    /// <summary>The kind of recurrent layer (qrnn).</summary>
    public Architecture Architecture { get; init; } = Architecture.AwdLstm;

    /// <summary>The size of a token's embedding and of the encoder's output (emb_sz).</summary>
    public int EmbeddingSize { get; init; } = 400;

    /// <summary>The number of features between the recurrent layers (n_hid).</summary>
    public int HiddenSize { get; init; } = 1152;

    /// <summary>The number of recurrent layers (n_layers).</summary>
    public int Layers { get; init; } = 3;

    /// <summary>The id of the padding token; its embedding gets no gradient from the input side (pad_token).</summary>
    public int PadToken { get; init; } = 1;

    /// <summary>Dropout before the decoder, and before the classifier's first linear layer (output_p).</summary>
    public double OutputP { get; init; } = 0.1;

    /// <summary>Dropout between the recurrent layers (hidden_p).</summary>
    public double HiddenP { get; init; } = 0.15;

    /// <summary>Dropout of the embedded tokens (input_p).</summary>
    public double InputP { get; init; } = 0.25;

    /// <summary>Dropout of whole words (embed_p).</summary>
    public double EmbedP { get; init; } = 0.02;

    /// <summary>Dropout of an LSTM layer's hidden-to-hidden weights, or of all weights of a quasi-recurrent layer (weight_p).</summary>
    public double WeightP { get; init; } = 0.2;

    /// <summary>Multiplies every dropout probability by <paramref name="dropMult"/>; 0 turns dropout off.</summary>
    public EncoderConfig ScaleDropouts(double dropMult) => this with
    {
        OutputP = OutputP * dropMult,
        HiddenP = HiddenP * dropMult,
        InputP = InputP * dropMult,
        EmbedP = EmbedP * dropMult,
        WeightP = WeightP * dropMult,
    };

    /// <summary>The numbers of input and output features of a recurrent layer, counted from the input side.</summary>
    internal (int Input, int Output) SizesOf(int layer) =>
        (layer == 0 ? EmbeddingSize : HiddenSize, layer == Layers - 1 ? EmbeddingSize : HiddenSize);
}
