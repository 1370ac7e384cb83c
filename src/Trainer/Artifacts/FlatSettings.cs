using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trainer.Artifacts;

/// <summary>Converts the settings of model files up to version 3, which had no sections and wrote 0 for a number that is not set.</summary>
internal static class FlatSettings
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["language"] = "language",
        ["task"] = "task",
        ["datasetFilename"] = "datasetFilename",
        ["textColumn"] = "dataset.textColumn",
        ["labelDelimiter"] = "dataset.labelDelimiter",
        ["otherLabel"] = "dataset.otherLabel",
        ["testShare"] = "split.test",
        ["validationShare"] = "split.validation",
        ["splitSeed"] = "split.seed",
        ["pretrained"] = "pretrained.source",
        ["direction"] = "pretrained.direction",
        ["encoderArchitecture"] = "model.architecture",
        ["embeddingSize"] = "model.embeddingSize",
        ["hiddenSize"] = "model.hiddenSize",
        ["layers"] = "model.layers",
        ["windowLength"] = "model.bptt",
        ["minFrequency"] = "vocabulary.minFrequency",
        ["maxVocabulary"] = "vocabulary.maxSize",
        ["epochs"] = "training.epochs",
        ["batchSize"] = "training.batchSize",
        ["dropMult"] = "training.dropMult",
        ["monitoredMetric"] = "training.monitor",
        ["calibration"] = "training.calibration",
        ["positiveWeights"] = "training.positiveWeights",
        ["batchNorm"] = "training.batchNorm",
        ["recipe"] = "training.recipe",
        ["precision"] = "training.precision",
        ["seed"] = "training.seed",
        ["modelDir"] = "storage.modelDir",
        ["modelFilename"] = "storage.modelFilename",
        ["scoreFilename"] = "storage.scoreFilename",
    };

    private static readonly Dictionary<string, string> PathsWithZeroForNone = new()
    {
        ["maxRows"] = "maxRows",
        ["subwords"] = "vocabulary.subwords",
        ["languageModelEpochs"] = "training.languageModelEpochs",
        ["learningRate"] = "training.learningRate",
        ["patience"] = "training.patience",
        ["clip"] = "training.gradientClip",
        ["threads"] = "training.threads",
    };

    /// <param name="description">The content of <c>model.json</c>.</param>
    /// <returns>The same description with the settings in sections, as UTF-8 JSON.</returns>
    /// <exception cref="InvalidDataException">The settings are not those of a model file.</exception>
    public static byte[] ToSections(JsonObject description)
    {
        if (description["settings"] is not JsonObject flat)
            throw new InvalidDataException("it has no settings.");
        var settings = new JsonObject();
        foreach (var (name, value) in flat)
        {
            if (Paths.TryGetValue(name, out var path))
                Set(settings, path, value);
            else if (PathsWithZeroForNone.TryGetValue(name, out path) && !IsZero(value))
                Set(settings, path, value);
        }

        Set(settings, "training.predictionThreshold", IsText(flat["predictionThreshold"], "auto") ? null : flat["predictionThreshold"]);
        Set(settings, "dataset.labels", Labels(flat));
        description["settings"] = settings;
        return JsonSerializer.SerializeToUtf8Bytes(description);
    }

    private static JsonArray Labels(JsonObject flat) =>
        flat["labelList"] is JsonValue list && list.TryGetValue(out string? labels)
            && flat["labelDelimiter"] is JsonValue separator && separator.TryGetValue(out string? delimiter)
            ? [.. labels.Split(delimiter).Select(label => JsonValue.Create(label))]
            : throw new InvalidDataException("its settings have no labels.");

    private static void Set(JsonObject settings, string path, JsonNode? value)
    {
        var (section, keys) = (settings, path.Split('.'));
        foreach (var key in keys[..^1])
            section = (JsonObject)(section[key] ??= new JsonObject());
        section[keys[^1]] = value?.DeepClone();
    }

    private static bool IsZero(JsonNode? value) => value is JsonValue number && number.TryGetValue(out double zero) && zero == 0;

    private static bool IsText(JsonNode? value, string expected) => value is JsonValue text && text.TryGetValue(out string? found) && found == expected;
}
