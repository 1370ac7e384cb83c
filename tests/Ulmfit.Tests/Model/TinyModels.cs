using Settings;
using Ulmfit.Model;

namespace Ulmfit.Tests.Model;

/// <summary>Models that are small enough to train in a test.</summary>
internal static class TinyModels
{
    public const int Vocabulary = 64;

    public static EncoderConfig Config { get; } = new() { EmbeddingSize = 16, HiddenSize = 24 };

    public static LanguageModel LanguageModel(
        ModelRandom random, Architecture architecture = Architecture.AwdLstm, Precision precision = Precision.Fp32) =>
        new(Vocabulary, Config with { Architecture = architecture }, random, precision: precision);

    public static TextClassifier Classifier(
        ModelRandom random, Architecture architecture = Architecture.AwdLstm, int maxLength = 24, double dropMult = 1,
        IDropoutMasks? masks = null, Precision precision = Precision.Fp32) => new(
            Vocabulary, classes: 3, (Config with { Architecture = architecture }).ScaleDropouts(dropMult), random, window: 8, maxLength,
            masks: masks, precision: precision);
}
