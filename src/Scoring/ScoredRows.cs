namespace Scoring;

/// <summary>Rows with their predicted and actual labels, which can be scored with any multiplicity of each row.</summary>
internal sealed class ScoredRows
{
    private const int ActualBit = 1, PredictedBit = 2;

    private readonly IReadOnlyList<string> _labels;
    private readonly bool[] _baseline;
    private readonly byte[][] _outcomes;      // (labels, N)
    private readonly RankedCells[] _rankings; // (labels)
    private readonly RankedCells _pooled;
    private readonly bool[] _matches, _baselineMatches; // (N)

    /// <summary>Stores the rows.</summary>
    /// <inheritdoc cref="ScoreSheet.Compare"/>
    public ScoredRows(
        IReadOnlyList<string> labels, IReadOnlyList<bool[]> predicted, IReadOnlyList<float[]> probabilities, IReadOnlyList<bool[]> actual,
        bool[] baseline)
    {
        if (predicted.Count != actual.Count || probabilities.Count != actual.Count)
            throw new ArgumentException($"{predicted.Count} predictions and {probabilities.Count} probabilities for {actual.Count} rows.");

        (_labels, _baseline, Count) = (labels, baseline, actual.Count);
        _outcomes = [.. labels.Select((_, label) => actual.Select((row, index) => Outcome(row[label], predicted[index][label])).ToArray())];
        _rankings = [.. labels.Select((_, label) => new RankedCells(
            [.. probabilities.Select(row => row[label])], [.. actual.Select(row => row[label])]))];
        _pooled = new RankedCells(
            [.. probabilities.SelectMany(row => row)],
            [.. actual.SelectMany(row => row)],
            [.. actual.SelectMany((row, index) => Enumerable.Repeat(index, row.Length))]);
        _matches = [.. actual.Zip(predicted, (truth, answer) => truth.AsSpan().SequenceEqual(answer))];
        _baselineMatches = [.. actual.Select(truth => truth.AsSpan().SequenceEqual(baseline))];
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Scores the rows.</summary>
    /// <param name="times">Number of times that each row counts. // (N)</param>
    public ScoreSheet Score(ReadOnlySpan<int> times)
    {
        var scores = new LabelScores[_labels.Count];
        for (var label = 0; label < scores.Length; label++)
        {
            var counts = CountOutcomes(_outcomes[label], times);
            scores[label] = new(_labels[label], counts, _rankings[label].Rank(times), Always(_baseline[label], counts));
        }

        var pooled = new LabelScores(
            "all labels",
            scores.Aggregate(default(ConfusionCounts), (sum, label) => sum + label.Model),
            _pooled.Rank(times),
            scores.Aggregate(default(ConfusionCounts), (sum, label) => sum + label.Baseline));
        return new(scores, pooled, Share(_matches, times), Share(_baselineMatches, times));
    }

    private static byte Outcome(bool actual, bool predicted) => (byte)((actual ? ActualBit : 0) | (predicted ? PredictedBit : 0));

    private static ConfusionCounts CountOutcomes(byte[] outcomes, ReadOnlySpan<int> times)
    {
        Span<long> counts = stackalloc long[4];
        for (var row = 0; row < outcomes.Length; row++)
            counts[outcomes[row]] += times[row];
        return new(
            TruePositives: counts[ActualBit | PredictedBit],
            FalsePositives: counts[PredictedBit],
            FalseNegatives: counts[ActualBit],
            TrueNegatives: counts[0]);
    }

    /// <summary>Returns the confusion counts of the same prediction for all rows.</summary>
    private static ConfusionCounts Always(bool answer, ConfusionCounts model)
    {
        var without = model.FalsePositives + model.TrueNegatives;
        return answer ? new(model.Support, without, 0, 0) : new(0, 0, model.Support, without);
    }

    private static double Share(bool[] right, ReadOnlySpan<int> times)
    {
        long sum = 0, all = 0;
        for (var row = 0; row < right.Length; row++)
        {
            all += times[row];
            sum += right[row] ? times[row] : 0;
        }

        return all == 0 ? 0 : (double)sum / all;
    }
}
