using Kernels;
using Settings;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

/// <summary>A model's architecture and sizes, derived from the names and shapes of its parameters.</summary>
/// <param name="Classes">0 for a language model.</param>
internal sealed record ModelShape(int Vocabulary, int Classes, EncoderConfig Encoder)
{
    /// <param name="parameters">The parameters of a language model, a classifier or an encoder, with fastai's names.</param>
    public static ModelShape Of(IReadOnlyDictionary<string, Tensor> parameters)
    {
        var prefix = new[] { "", "0.", "0.module." }.Single(prefix => parameters.ContainsKey($"{prefix}encoder.weight"));
        var embedding = parameters[$"{prefix}encoder.weight"].shape; // (V, E)
        var layers = parameters.Keys.Where(name => name.StartsWith($"{prefix}rnns.", StringComparison.Ordinal))
            .Select(name => name[prefix.Length..].Split('.')[1]).Distinct().Count();
        var isQrnn = parameters.TryGetValue($"{prefix}rnns.0.layers.0.linear.weight_raw", out var first);
        var hidden = isQrnn ? first!.shape[0] / 3 : parameters[$"{prefix}rnns.0.weight_hh_l0_raw"].shape[1];
        var encoder = new EncoderConfig
        {
            Architecture = isQrnn ? Architecture.AwdQrnn : Architecture.AwdLstm,
            EmbeddingSize = (int)embedding[1],
            HiddenSize = (int)hidden,
            Layers = layers,
        };
        if (parameters.ContainsKey("1.layers.0.1.weight"))
            encoder = encoder with { OutputP = 0 }; // without a dropout layer, the index of the linear layer is one less
        var classes = parameters.TryGetValue("1.layers.1.2.weight", out var head) ? head.shape[0] : 0;
        return new((int)embedding[0], (int)classes, encoder);
    }

    public LanguageModel LanguageModel(ModelRandom random, IDropoutMasks? masks = null, KernelChoice kernels = KernelChoice.Fast) =>
        new(Vocabulary, Encoder, random, masks, kernels);

    public TextClassifier Classifier(ModelRandom random, int window, int maxLength,
        Compatibility compatibility = Compatibility.Fastai, IDropoutMasks? masks = null, KernelChoice kernels = KernelChoice.Fast) =>
        new(Vocabulary, Classes, Encoder, random, window, maxLength, compatibility, masks, kernels);
}
