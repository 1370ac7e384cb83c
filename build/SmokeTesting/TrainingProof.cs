using System.Text.Json;

namespace Build.SmokeTesting;

/// <summary>Checks that a trained model must pass for the pipeline to continue.</summary>
internal static class TrainingProof
{
    private static readonly string[] Figures = ["Accuracy", "Precision", "Recall"];

    /// <param name="description">Output of <c>Trainer inspect</c>.</param>
    /// <exception cref="FaultException">A loss is not a number, or did not fall.</exception>
    public static void Losses(string description)
    {
        using var document = JsonDocument.Parse(description);
        var stages = document.RootElement.GetProperty("history").EnumerateArray()
            .Where(stage => stage.GetProperty("epochs").GetArrayLength() > 0)
            .GroupBy(stage => stage.GetProperty("stage").GetString()!.Split(',')[0]).ToArray();
        if (stages.Length == 0)
            throw Failed("the model file has no training stage");
        foreach (var stage in stages)
        {
            var first = Loss(stage.First().GetProperty("firstLoss"));
            var epochs = stage.SelectMany(part => part.GetProperty("epochs").EnumerateArray()).ToArray();
            var lowest = epochs.SelectMany(EpochLosses).Min();
            // The first step's loss is that of a single batch, which may be an easy one; the epochs' losses decide then.
            var fell = lowest < first || epochs.Skip(1).Select(TrainLoss).DefaultIfEmpty(double.NaN).Min() < TrainLoss(epochs[0]);
            if (!fell)
            {
                throw Failed(FormattableString.Invariant(
                    $"the loss of the {stage.Key} did not fall: {first:0.0000} at its first step, {lowest:0.0000} in its best epoch"));
            }
        }
    }

    /// <param name="lines">Output of <c>Trainer predict</c>.</param>
    /// <exception cref="FaultException">A prediction is missing, or is not a probability.</exception>
    public static void Predictions(string lines, int texts)
    {
        var predictions = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (predictions.Length != texts)
            throw Failed($"the model gave {predictions.Length} predictions for {texts} texts");
        foreach (var prediction in predictions)
        {
            using var document = JsonDocument.Parse(prediction);
            var outside = document.RootElement.GetProperty("probabilities").EnumerateObject()
                .FirstOrDefault(probability => probability.Value.GetDouble() is not (>= 0 and <= 1));
            if (outside.Value.ValueKind != JsonValueKind.Undefined)
                throw Failed($"the model gives label {outside.Name} the probability {outside.Value}");
        }
    }

    /// <param name="scores">Content of the scores file.</param>
    /// <exception cref="FaultException">A label or one of its metrics is missing.</exception>
    public static void Scores(string scores, IReadOnlyList<string> labels)
    {
        using var document = JsonDocument.Parse(scores);
        foreach (var label in labels)
        {
            if (!document.RootElement.TryGetProperty(label, out var figures))
                throw Failed($"the scores file has no label {label}");
            if (Figures.FirstOrDefault(figure => !figures.TryGetProperty(figure, out _)) is { } missing)
                throw Failed($"the scores file has no {missing} of label {label}");
        }
    }

    private static double TrainLoss(JsonElement epoch) => Loss(epoch.GetProperty("trainLoss"));

    private static IEnumerable<double> EpochLosses(JsonElement epoch)
    {
        yield return TrainLoss(epoch);
        if (epoch.TryGetProperty("validLoss", out var validLoss) && validLoss.ValueKind != JsonValueKind.Null)
            yield return Loss(validLoss);
    }

    // A loss that is not a number is written as null; Min then returns NaN, which is lower than no number.
    private static double Loss(JsonElement loss) => loss.ValueKind == JsonValueKind.Null ? double.NaN : loss.GetDouble();

    private static FaultException Failed(string what) =>
        new(FaultKind.Tool, $"SmokeTest: {what}. Check the training and model settings, and the log above.");
}
