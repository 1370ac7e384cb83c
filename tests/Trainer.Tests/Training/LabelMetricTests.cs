using Trainer.Training;
using static TorchSharp.torch;

namespace Trainer.Tests.Training;

public sealed class LabelMetricTests
{
    [Fact]
    public void Scores_any_number_of_labels_above_the_threshold()
    {
        using var scope = NewDisposeScope();
        var metrics = LabelMetric.All(threshold: 0.3);
        var probabilities = tensor(new[,] { { 0.9f, 0.31f }, { 0.2f, 0.8f } });
        var more = tensor(new[,] { { 0.29f, 0.1f } });

        foreach (var metric in metrics)
        {
            metric.Reset();
            metric.Add(probabilities.logit(), tensor(new[,] { { 1f, 0f }, { 1f, 1f } }));
            metric.Add(more.logit(), tensor(new[,] { { 0f, 0f } }));
        }

        // label 0: given once, rightly, of two; label 1: given twice, once rightly, of one
        Values(metrics).Should().Equal(
            ("accuracy", Rounded(4 / 6.0)), ("error_rate", Rounded(2 / 6.0)),
            ("precision", 0.75), ("recall", 0.75), ("f1", Rounded(2 / 3.0)));
        metrics.Where(metric => !metric.LargerIsBetter).Select(metric => metric.Name).Should().Equal("error_rate");
    }

    [Fact]
    public void Scores_the_most_probable_of_exclusive_labels()
    {
        using var scope = NewDisposeScope();
        var metrics = LabelMetric.All(threshold: null);
        foreach (var metric in metrics)
        {
            metric.Reset();
            metric.Add(tensor(new[,] { { 2f, 1f }, { 0f, 1f } }), tensor(new[,] { { 1f, 0f }, { 1f, 0f } }));
        }

        Values(metrics).Should().Equal(
            ("accuracy", 0.5), ("error_rate", 0.5), ("precision", 0.5), ("recall", 0.25), ("f1", Rounded(1 / 3.0)));
    }

    [Fact]
    public void Without_documents_there_is_no_score()
    {
        var metrics = LabelMetric.All(0.5);
        foreach (var metric in metrics)
            metric.Reset();
        metrics.Should().OnlyContain(metric => double.IsNaN(metric.Value));
    }

    private static IEnumerable<(string Name, double Value)> Values(IEnumerable<Metric> metrics) =>
        metrics.Select(metric => (metric.Name, Rounded(metric.Value))).ToArray();

    private static double Rounded(double value) => Math.Round(value, 12);
}
