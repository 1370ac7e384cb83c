using System.Diagnostics;
using Settings;

namespace Ulmfit.Model;

/// <summary>
/// The names and shapes of the tensors of an encoder and of a language model under fastai's keys, derived from the configuration before
/// any tensor is created.
/// </summary>
/// <remarks>Source: fastai 2.1.8 <c>text/models/awdlstm.py</c> and <c>text/models/qrnn.py</c>.</remarks>
public static class EncoderShapes
{
    private const string EmbeddingName = "encoder.weight";

    /// <summary>The tensors of an encoder, in the order of fastai's <c>encoder.pth</c>.</summary>
    /// <remarks>Enumerated lazily, because an untrusted configuration may announce any number of layers.</remarks>
    public static IEnumerable<ExpectedTensor> OfEncoder(EncoderConfig config, long vocabularySize)
    {
        yield return new(EmbeddingName, [vocabularySize, config.EmbeddingSize]);
        yield return new("encoder_dp.emb.weight", [vocabularySize, config.EmbeddingSize], TiedTo: EmbeddingName);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var (input, output) = config.SizesOf(layer);
            var tensors = config.Architecture switch
            {
                Architecture.AwdLstm => Lstm(input, output),
                Architecture.AwdQrnn => Qrnn(input, output, AwdEncoder.WindowOf(layer)),
                _ => throw new UnreachableException(),
            };
            foreach (var tensor in tensors)
                yield return tensor.Under($"rnns.{layer}.");
        }
    }

    /// <summary>The tensors of a language model, in the order of its state dict.</summary>
    public static IEnumerable<ExpectedTensor> OfLanguageModel(EncoderConfig config, long vocabularySize)
    {
        foreach (var tensor in OfEncoder(config, vocabularySize))
            yield return tensor.Under("0.");
        yield return new("1.decoder.weight", [vocabularySize, config.EmbeddingSize], TiedTo: $"0.{EmbeddingName}");
        yield return new("1.decoder.bias", [vocabularySize]);
    }

    private static IEnumerable<ExpectedTensor> Lstm(long input, long output) // gates i, f, g, o
    {
        yield return new("weight_hh_l0_raw", [4 * output, output]);
        yield return new("module.weight_ih_l0", [4 * output, input]);
        yield return new("module.bias_ih_l0", [4 * output]);
        yield return new("module.bias_hh_l0", [4 * output]);
    }

    private static IEnumerable<ExpectedTensor> Qrnn(long input, long output, int window) // gates z, f, o
    {
        yield return new("layers.0.linear.weight_raw", [3 * output, window * input]);
        yield return new("layers.0.linear.module.bias", [3 * output]);
    }
}
