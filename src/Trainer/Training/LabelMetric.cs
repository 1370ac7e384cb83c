using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Training;

/// <summary>A score of a classifier, from how often each label was given rightly, given wrongly and missed.</summary>
public sealed class LabelMetric : Metric
{
    private readonly Func<LabelCounts, double> _score;
    private readonly double? _threshold;
    private long[] _given = [], _present = [], _both = [];
    private long _documents;

    private LabelMetric(string name, bool largerIsBetter, double? threshold, Func<LabelCounts, double> score)
        : base(name, largerIsBetter)
    {
        _threshold = threshold;
        _score = score;
    }

    public override double Value => _documents == 0 ? double.NaN : _score(new(_given, _present, _both, _documents));

    /// <summary>
    /// <c>accuracy</c> and <c>error_rate</c> over all label cells; <c>precision</c>, <c>recall</c> and <c>f1</c>, averaged over the
    /// labels.
    /// </summary>
    /// <param name="threshold">
    /// A label is given when its probability is above; null when exactly one label is given, the most probable.
    /// </param>
    public static IReadOnlyList<Metric> All(double? threshold) =>
    [
        new LabelMetric("accuracy", true, threshold, counts => counts.Accuracy),
        new LabelMetric("error_rate", false, threshold, counts => 1 - counts.Accuracy),
        new LabelMetric("precision", true, threshold, counts => counts.Mean(counts.Precision)),
        new LabelMetric("recall", true, threshold, counts => counts.Mean(counts.Recall)),
        new LabelMetric("f1", true, threshold, counts => counts.Mean(counts.F1)),
    ];

    public override void Reset()
    {
        (_given, _present, _both) = ([], [], []);
        _documents = 0;
    }

    public override void Add(Tensor logits, Tensor targets) // (B, C), (B, C)
    {
        using var scope = NewDisposeScope();
        var labels = logits.shape[1];
        var given = _threshold is { } threshold
            ? logits.sigmoid().gt(Held.Number((float)threshold))
            : nn.functional.one_hot(logits.argmax(1), labels).to(@bool); // (B, C)
        var present = targets.gt(Held.Number(0.5));                                // (B, C)
        if (_documents == 0)
            (_given, _present, _both) = (new long[labels], new long[labels], new long[labels]);
        Count(given, _given);
        Count(present, _present);
        Count(given.logical_and(present), _both);
        _documents += logits.shape[0];
    }

    private static void Count(Tensor cells, long[] counts)
    {
        var sums = cells.sum(dim: 0).cpu().data<long>();
        for (var label = 0; label < counts.Length; label++)
            counts[label] += sums[label];
    }

    private sealed record LabelCounts(long[] Given, long[] Present, long[] Both, long Documents)
    {
        public double Accuracy => 1 - Mean(label => (double)(Given[label] + Present[label] - 2 * Both[label]) / Documents);

        public double Mean(Func<int, double> score) => Enumerable.Range(0, Given.Length).Average(score);

        public double Precision(int label) => Share(Both[label], Given[label]);

        public double Recall(int label) => Share(Both[label], Present[label]);

        public double F1(int label) => Share(2 * Both[label], Given[label] + Present[label]);

        /// <summary>0 of 0 is 0, as in scikit-learn.</summary>
        private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
    }
}
