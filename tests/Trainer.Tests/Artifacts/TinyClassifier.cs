using Scoring;
using Scoring.Tests;
using Settings;
using Text;
using Trainer.Artifacts;
using Trainer.Configuration;
using Ulmfit.Classification;

namespace Trainer.Tests.Artifacts;

/// <summary>A classifier with untrained weights and a vocabulary of a few words.</summary>
internal static class TinyClassifier
{
    public static readonly TrainerSettings Settings = new()
    {
        Language = Language.Fr,
        Dataset = new() { Labels = ["good", "bad"] },
        Model = new() { EmbeddingSize = 6, HiddenSize = 8, Layers = 2, Bptt = 4 },
        Pretrained = new() { Source = LanguageModelSource.None },
    };

    public static Classifier Create(TrainerSettings? settings = null, ITokenizer? tokenizer = null)
    {
        settings ??= Settings;
        var vocabulary = Vocabulary.Build("one two three four five six".Split(' ').Select(word => KeyValuePair.Create(word, 5)));
        var classes = LabelClasses.Of(settings.LabelScheme, [[false, false]]);
        var classifier = new Classifier(
            tokenizer ?? Tokenizers.For(settings.Language),
            vocabulary,
            classes,
            DecisionRule.Fixed(classes, settings.Decision.FixedThreshold),
            settings.Network,
            TorchSharp.torch.CPU);
        foreach (var direction in settings.Directions)
            classifier.Add(direction, settings.Encoder);
        return classifier;
    }

    /// <returns>The path of a model file with the classifier.</returns>
    /// <param name="rule">The decision rule; that of the settings by default.</param>
    public static string WriteTo(TempFolder folder, TrainerSettings? settings = null, DecisionRule? rule = null)
    {
        settings ??= Settings;
        var path = folder.PathOf("model.zip");
        using var classifier = Create(settings);
        bool[][] actual = [[true, false], [false, true]];
        classifier.Rule = rule ?? classifier.Rule;
        var scores = SyntheticScores.Of(
            ["good", "bad"], [[true, false], [true, false]], [[0.9f, 0.2f], [0.8f, 0.1f]], actual, [false, false]);
        var data = new DataSummary(new string('0', 64), TrainRows: 6, ValidationRows: 2, TestRows: 2);
        ModelFile.Write(
            path,
            classifier,
            ModelDescription.Of(classifier, settings, scores, [new("classifier, frozen", 3, 0.7, 0.6, null, [])], data),
            scores);
        return path;
    }
}
