using Trainer.Artifacts;
using Trainer.Evaluation;
using Trainer.Text;

namespace Trainer.Tests.Artifacts;

/// <summary>A classifier of untrained weights that knows a few words.</summary>
internal static class TinyClassifier
{
    public static readonly TrainerSettings Settings = new()
    {
        Language = "fr",
        LabelList = "good,bad",
        EmbeddingSize = 6,
        HiddenSize = 8,
        Layers = 2,
        WindowLength = 4,
        Pretrained = TrainerSettings.FromScratch,
    };

    public static Classifier Create(TrainerSettings? settings = null, ITokenizer? tokenizer = null)
    {
        settings ??= Settings;
        var vocabulary = Vocabulary.Build("one two three four five six".Split(' ').Select(word => KeyValuePair.Create(word, 5)));
        var classifier = new Classifier(
            tokenizer ?? Tokenizers.For(settings.Language),
            vocabulary,
            LabelClasses.Of(settings, [[false, false]]),
            settings,
            TorchSharp.torch.CPU);
        foreach (var direction in settings.Directions)
            classifier.Add(direction, settings.Encoder);
        return classifier;
    }

    /// <returns>The path of a model file of it.</returns>
    public static string WriteTo(TempFolder folder, TrainerSettings? settings = null)
    {
        var path = folder.PathOf("model.zip");
        using var classifier = Create(settings);
        bool[][] actual = [[true, false], [false, true]];
        var scores = ScoreSheet.Compare(
            ["good", "bad"], [[true, false], [true, false]], [[0.9f, 0.2f], [0.8f, 0.1f]], actual, [false, false]);
        ModelFile.Write(path, classifier, settings ?? Settings, scores, [new("classifier, frozen", 3, 0.7, 0.6, null, [])]);
        return path;
    }
}
