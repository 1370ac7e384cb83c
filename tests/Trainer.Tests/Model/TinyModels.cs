using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Tests.Model;

/// <summary>The sizes of the models in the golden fixtures.</summary>
internal static class TinyModels
{
    public const int Vocabulary = 64;

    public static EncoderConfig Config { get; } = new() { EmbeddingSize = 16, HiddenSize = 24 };

    public static LanguageModel LanguageModel(ModelRandom random, IDropoutMasks? masks = null) => new(Vocabulary, Config, random, masks);

    public static TextClassifier Classifier(ModelRandom random, int classes = 3, int maxLength = 24,
        Compatibility compatibility = Compatibility.Fastai,
        IDropoutMasks? masks = null, double dropMult = 1) =>
        new(Vocabulary, classes, Config.ScaleDropouts(dropMult), random, window: 8, maxLength, compatibility, masks);

    /// <summary>Loads what a fixture gives; what it leaves out, such as fresh batch statistics, stays as it is.</summary>
    public static void LoadPart(this ITextModel model, IReadOnlyDictionary<string, Tensor> part) =>
        model.Load(model.StateDict().ToDictionary(entry => entry.Key, entry => Given(entry.Key, part) ?? entry.Value));

    private static Tensor? Given(string name, IReadOnlyDictionary<string, Tensor> part) =>
        part.GetValueOrDefault(name)
        ?? (name is "0.encoder_dp.emb.weight" or "1.decoder.weight" ? part["0.encoder.weight"] : null)
        ?? (name is "0.module.encoder_dp.emb.weight" ? part["0.module.encoder.weight"] : null);
}
