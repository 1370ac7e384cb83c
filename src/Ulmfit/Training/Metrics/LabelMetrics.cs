using Scoring;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Training.Metrics;

/// <summary>A classifier's scores on the validation rows, computed like the final scores on the test rows.</summary>
/// <param name="threshold">
/// The probability above which a label is predicted; see <see cref="LabelClasses.Decide(IReadOnlyList{float}, float)"/>.
/// </param>
public sealed class LabelMetrics(LabelClasses classes, float threshold) : IMetrics
{
    private readonly ClassifierObjective _objective = new(multiLabel: !classes.AreExclusive);
    private readonly float[] _thresholds = [.. classes.Labels.Select(_ => threshold)];
    private readonly List<float[]> _probabilities = [];
    private readonly List<bool[]> _predicted = [], _actual = [];

    /// <summary>
    /// <c>accuracy</c>: the share of correct label cells, or of correct rows if classes are exclusive; <c>error_rate</c>: one minus
    /// accuracy; <c>precision</c>, <c>recall</c>, <c>f1</c> and <c>average_precision</c>: averaged over the labels; <c>roc_auc</c>:
    /// averaged over the labels for which it is defined, that is, which some validation rows have and others do not.
    /// </summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("accuracy"), new("error_rate", LargerIsBetter: false), new("precision"), new("recall"), new("f1"), new("average_precision"),
        new("roc_auc"),
    ];

    public IReadOnlyList<Metric> Computed => All;

    public void Reset()
    {
        _probabilities.Clear();
        _predicted.Clear();
        _actual.Clear();
    }

    public void Add(ModelOutput output, Tensor targets) // (B, C)
    {
        using var scope = NewDisposeScope();
        var logits = output.Logits; // (B, C)
        var columns = (int)logits.shape[1];
        foreach (var row in Cells(_objective.Probabilities(logits)).Chunk(columns))
        {
            _probabilities.Add(classes.OfLabels(row));
            _predicted.Add(classes.Decide(row, _thresholds));
        }

        _actual.AddRange(Cells(targets).Chunk(columns).Select(classes.Decode));
    }

    public IReadOnlyDictionary<string, double> Values()
    {
        var scores = ScoreSheet.Compare(classes.Labels, _predicted, _probabilities, _actual, new bool[classes.Labels.Count]);
        var accuracy = classes.AreExclusive ? scores.ExactMatch : scores.Micro.Accuracy;
        double[] values =
        [
            accuracy, 1 - accuracy, scores.Macro.Precision, scores.Macro.Recall, scores.Macro.F1, scores.Macro.AveragePrecision,
            scores.Labels.Select(label => label.Ranking.RocAuc).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average(),
        ];
        return All.Zip(values).ToDictionary(metric => metric.First.Name, metric => _actual.Count == 0 ? double.NaN : metric.Second);
    }

    private static float[] Cells(Tensor rows) => rows.to(float32).cpu().contiguous().data<float>().ToArray();
}
