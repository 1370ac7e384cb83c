using System.Globalization;
using System.Text;
using Scoring;
using Settings;
using Settings.Declarations;
using Trainer.Configuration;
using Ulmfit.Model;

namespace Trainer.Artifacts;

/// <summary>Writes the model card, <c>README.md</c>: the model, its training data, scores, limits and use.</summary>
/// <remarks>Mitchell et al., "Model cards for model reporting", 2019. The card depends on nothing but the model.</remarks>
internal static class ModelCard
{
    /// <summary>
    /// The number of test rows of a label below which its scores are reported as unreliable: they may be off by 0.1 or more.
    /// </summary>
    private const int FewRows = 30;

    /// <summary>The text of the card.</summary>
    /// <returns>Markdown with a final line break.</returns>
    public static string Write(ModelDescription description, TestScores scores)
    {
        var card = new StringBuilder();
        foreach (var line in (IEnumerable<string>)
        [
            .. Head(description), "",
            "## Trained on", "", .. Training(description), "",
            "## Scores on the test rows", "", .. Scores(description, scores), "",
            "## Limits", "", .. Limits(description, scores), "",
            "## Use", "", .. Use(description),
        ])
            card.Append(line).Append('\n');
        return card.ToString();
    }

    private static IEnumerable<string> Head(ModelDescription description)
    {
        var settings = description.Settings;
        var number = settings.Task == ClassificationTask.Multiclass ? "one or none" : "any";
        return
        [
            $"# Text classifier, {Language(settings)}", "",
            $"Predicts {number} of {settings.Dataset.Labels.Count} label(s) for a text: {string.Join(", ", settings.Dataset.Labels.Select(Code))}.",
            .. description.Networks.Select(network => Network(network.Direction, network.Encoder)),
            .. description.Networks.Count > 1 ? ["The probabilities of the two networks are averaged."] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Training(ModelDescription description)
    {
        var (settings, data) = (description.Settings, description.Data!);
        return
        [
            $"ULMFiT, {Start(settings)}. The data set was split into {data.TrainRows} training rows, {data.ValidationRows} validation rows and "
            + $"{data.TestRows} test rows with seed {settings.Split.Seed}; the seed of the training is {settings.Training.Seed}.", "",
            $"- data set `{settings.DatasetFilename}`, SHA-256: `{data.Sha256}`",
            $"- `settings` in `model.json`, SHA-256: `{description.SettingsSha256}`",
        ];
    }

    private static IEnumerable<string> Scores(ModelDescription description, TestScores scores)
    {
        var sheet = scores.Sheet;
        string[] columns =
        [
            "label", "threshold", "accuracy", "precision", "recall", "F1", "95 % interval of F1",
            .. scores.ThresholdsAreChosen ? [$"F1 at {DecisionOptions.TutorialThreshold.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
            "average precision", "ROC AUC", "rows", "baseline F1",
        ];
        return
        [
            Row(columns),
            Row(columns.Select(_ => "---")),
            .. scores.Labels.Select(label => Row(Code(label.Label), label.Threshold, label.Figures, scores)),
            Row("macro average", null, scores.Averages[AverageNames.Macro], scores),
            Row("micro average", null, scores.Averages[AverageNames.Micro], scores),
            Row("weighted average", null, scores.Averages[AverageNames.Weighted], scores), "",
            $"All labels of a row are correct in {Figure(sheet.ExactMatch)} of the rows, and those of the baseline in "
            + $"{Figure(sheet.BaselineExactMatch)}. The baseline always predicts the most frequent answer. The interval shows the uncertainty of F1: "
            + string.Create(CultureInfo.InvariantCulture, $"it contains the F1 of 95 % of {Bootstrap.Samples:N0} bootstrap samples of the test rows."),
            "",
            Decision(description, scores),
            Calibration(scores),
        ];
    }

    private static string Decision(ModelDescription description, TestScores scores) => description.Settings.Task == ClassificationTask.Multiclass
        ? $"The most probable of {string.Join(", ", description.Classes.Select(Code))} is predicted."
        : "A label is predicted when its probability is above its threshold"
            + (scores.ThresholdsAreChosen ? ", chosen for the highest F1 on the validation rows." : ", the same for all labels.");

    private static string Calibration(TestScores scores)
    {
        var (error, brier) = Mean(scores.Labels.Select(label => label.Calibration));
        var now = $"a calibration error of {Figure(error)} and a Brier score of {Figure(brier)}, averaged over the labels";
        if (scores.Labels.Any(label => label.Uncalibrated is null))
            return $"The probabilities are not calibrated. They have {now}.";
        var (errorBefore, brierBefore) = Mean(scores.Labels.Select(label => label.Uncalibrated!));
        return $"The probabilities are calibrated by temperature scaling. They have {now}; "
            + $"before calibration, {Figure(errorBefore)} and {Figure(brierBefore)}.";
    }

    private static IEnumerable<string> Limits(ModelDescription description, TestScores scores)
    {
        var rare = scores.Labels.Where(label => label.Figures.Support < FewRows).ToArray();
        var useless = scores.Labels.Where(label => label.Figures.F1.Value <= label.Figures.BaselineF1).ToArray();
        return
        [
            $"- The model reads {Language(description.Settings)}. It gives labels to texts in other languages too, but these labels are meaningless.",
            "- The scores hold for texts like those of the data set. On texts of another source, subject, length or time, the model may be wrong "
            + "more often: score it on such texts before you rely on it.",
            "- The model reproduces the decisions of the people who labelled the data set, including their mistakes and preferences. Do not "
            + "leave decisions about people to it.",
            .. rare.Length == 0 ? [] : new[]
            {
                $"- Fewer than {FewRows} test rows carry {string.Join(", ", rare.Select(label => $"{Code(label.Label)} ({label.Figures.Support})"))}: "
                + "the scores of these labels are unreliable.",
            },
            .. useless.Length == 0 ? [] : new[]
            {
                $"- F1 is not better than that of the baseline for: {string.Join(", ", useless.Select(label => Code(label.Label)))}.",
            },
        ];
    }

    private static IEnumerable<string> Use(ModelDescription description) =>
    [
        "    ./build.sh --target=Predict --model=FILE --input=texts.csv",
        "    Trainer predict --model FILE --text \"...\"", "",
        "In Python, "
        + string.Join(" and ", description.Networks.Select(network => $"`torch.load(\"{ModelFile.WeightsEntry(network.Direction)}\", weights_only=True)`"))
        + " returns a state dict with fastai's names. `vocab.json` lists the tokens by id; `decision` in `model.json` has "
        + "thresholds and temperatures.",
    ];

    private static (double Error, double Brier) Mean(IEnumerable<CalibrationRecord> labels)
    {
        CalibrationRecord[] all = [.. labels];
        return (all.Average(label => label.ExpectedError), all.Average(label => label.Brier));
    }

    private static string Language(TrainerSettings settings) => settings.Language switch
    {
        Settings.Language.En => "English",
        Settings.Language.Fr => "French",
        Settings.Language.Ko => "Korean",
        Settings.Language.Ja => "Japanese",
        Settings.Language.Zh => "Chinese",
        var language => Spelling.Of(language),
    };

    private static string Network(Direction direction, EncoderConfig encoder)
    {
        var name = encoder.Architecture == Architecture.AwdQrnn ? "AWD-QRNN" : "AWD-LSTM";
        var order = direction == Direction.Backward ? "backward" : "forward";
        return $"An {name} of {encoder.Layers} layers ({encoder.EmbeddingSize} embedding, {encoder.HiddenSize} hidden units) that reads {order}.";
    }

    private static string Start(TrainerSettings settings) => settings.Pretrained.Source switch
    {
        LanguageModelSource.None when settings.LearnedSubwords is not null => "from scratch, on subwords learned from the training texts",
        LanguageModelSource.None => "from scratch",
        LanguageModelSource.Wt103 => "from the English language model trained on WikiText-103",
        _ => "from a pretrained language model",
    };

    private static string Row(string name, double? threshold, Figures figures, TestScores scores) => Row(
    [
        name, Figure(threshold), Figure(figures.Accuracy.Value), Figure(figures.Precision.Value), Figure(figures.Recall.Value),
        Figure(figures.F1.Value), $"{Figure(figures.F1.Low)} to {Figure(figures.F1.High)}",
        .. scores.ThresholdsAreChosen ? [Figure(figures.FixedThresholdF1)] : Array.Empty<string>(),
        Figure(figures.AveragePrecision.Value), Figure(figures.RocAuc.Value), $"{figures.Support}", Figure(figures.BaselineF1),
    ]);

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Code(string label) => $"`{label.Replace("|", "\\|", StringComparison.Ordinal)}`"; // a bar would end the cell of the table

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
