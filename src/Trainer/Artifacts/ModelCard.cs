using System.Globalization;
using System.Text;
using Trainer.Evaluation;
using Trainer.Model;

namespace Trainer.Artifacts;

/// <summary>The model's <c>README.md</c>: what it is, how it was trained, how good it is, how to use it.</summary>
public static class ModelCard
{
    public static void Write(Stream stream, ModelDescription description, ScoreSheet scores)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        var settings = description.Settings;
        writer.WriteLine($"# Text classifier, {settings.Language}");
        writer.WriteLine();
        var number = settings.Task == ClassificationTask.Multiclass ? "one or none" : "any";
        writer.WriteLine($"Gives a text {number} of {settings.Labels.Count} label(s): {string.Join(", ", settings.Labels.Select(Code))}.");
        foreach (var (direction, encoder) in description.Networks)
            writer.WriteLine(Network(direction, encoder));
        if (description.Networks.Count > 1)
            writer.WriteLine("The probabilities of the two are averaged.");
        writer.WriteLine($"Trained as ULMFiT, {Start(settings)}.");
        writer.WriteLine();
        writer.WriteLine("## Scores on the test rows");
        writer.WriteLine();
        WriteScores(writer, scores);
        writer.WriteLine(
            $"All labels of a row are right in {Figure(scores.ExactMatch)} of the rows, those of the baseline in "
            + $"{Figure(scores.BaselineExactMatch)}. The baseline always gives the most frequent answer.");
        var threshold = settings.PredictionThreshold.ToString(CultureInfo.InvariantCulture);
        writer.WriteLine(settings.Task == ClassificationTask.Multiclass
            ? $"The most probable of {string.Join(", ", description.Classes.Select(Code))} is predicted."
            : $"A label is predicted when its probability is above {threshold}.");
        writer.WriteLine();
        writer.WriteLine("## Use");
        writer.WriteLine();
        writer.WriteLine("    Trainer predict --model FILE --text \"...\"");
        writer.WriteLine();
        writer.WriteLine(
            "`forward/weights.pth` and `backward/weights.pth`, where they are there, are PyTorch state dicts: "
            + "`torch.load(\"forward/weights.pth\", weights_only=True)`. "
            + "`vocab.json` lists the tokens by id.");
    }

    private static string Network(Direction direction, EncoderConfig encoder)
    {
        var name = encoder.Architecture == Architecture.AwdQrnn ? "AWD-QRNN" : "AWD-LSTM";
        var order = direction == Direction.Backward ? "backward" : "forward";
        return $"An {name} of {encoder.Layers} layers ({encoder.EmbeddingSize} embedding, {encoder.HiddenSize} hidden units) that reads {order}.";
    }

    private static string Start(TrainerSettings settings) => settings.Pretrained switch
    {
        TrainerSettings.FromScratch => "from scratch",
        TrainerSettings.FromWikiText103 => "from the English language model of WikiText-103",
        _ => "from a pretrained language model",
    };

    private static void WriteScores(StreamWriter writer, ScoreSheet scores)
    {
        writer.WriteLine(
            "| label | accuracy | precision | recall | F1 | average precision | ROC AUC | rows | baseline accuracy | baseline F1 |");
        writer.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var label in scores.Labels)
            writer.WriteLine(Row(Code(label.Label), label.Figures));
        writer.WriteLine(Row("macro average", scores.Macro));
        writer.WriteLine(Row("micro average", scores.Micro));
        writer.WriteLine(Row("weighted average", scores.Weighted));
        writer.WriteLine();
    }

    private static string Row(string name, ScoreFigures figures) =>
        $"| {name} | {Figure(figures.Accuracy)} | {Figure(figures.Precision)} | {Figure(figures.Recall)} | {Figure(figures.F1)} "
        + $"| {Figure(figures.AveragePrecision)} | {Figure(figures.RocAuc)} | {figures.Support} "
        + $"| {Figure(figures.BaselineAccuracy)} | {Figure(figures.BaselineF1)} |";

    private static string Code(string label) => $"`{label.Replace("|", "\\|", StringComparison.Ordinal)}`"; // a bar would end the table's cell

    private static string Figure(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
