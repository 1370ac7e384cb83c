using Scoring;
using Settings;
using Ulmfit.Model;
using Ulmfit.Training.Metrics;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training.Metrics;

public sealed class LabelMetricsTests
{
    private static readonly LabelScheme Two = new(["a", "b"], "other", ClassificationTask.Multilabel);

    [Fact]
    public void Scores_any_number_of_labels_above_the_threshold_batch_by_batch()
    {
        using var scope = NewDisposeScope();
        var metrics = new LabelMetrics(LabelClasses.Of(Two, [[true, false]]), 0.3f);

        metrics.Reset();
        Add(metrics, tensor(new[,] { { 0.9f, 0.31f }, { 0.2f, 0.8f } }).logit(), tensor(new[,] { { 1f, 0f }, { 1f, 1f } }));
        Add(metrics, tensor(new[,] { { 0.29f, 0.1f } }).logit(), tensor(new[,] { { 0f, 0f } }));

        // a: predicted once, rightly, of two; its other row is the least probable of three. b: predicted twice, once rightly, of one
        Values(metrics).Should().Equal(
            ("accuracy", Rounded(4 / 6.0)), ("error_rate", Rounded(2 / 6.0)),
            ("precision", 0.75), ("recall", 0.75), ("f1", Rounded(2 / 3.0)),
            ("average_precision", Rounded(((1 + 2 / 3.0) / 2 + 1) / 2)), ("roc_auc", 0.75));
    }

    [Fact]
    public void The_other_label_is_no_label_to_score()
    {
        using var scope = NewDisposeScope();
        var metrics = new LabelMetrics(LabelClasses.Of(Two, [[false, false]]), 0.3f); // a, b, other

        Add(metrics, tensor(new[,] { { 5f, -5f, 5f }, { -5f, 5f, 5f } }), tensor(new[,] { { 1f, 0f, 0f }, { 0f, 1f, 0f } }));

        metrics.Values()["accuracy"].Should().Be(1);
    }

    [Fact]
    public void A_single_label_is_scored_by_the_softmax_over_it_and_the_other_label()
    {
        using var scope = NewDisposeScope();
        var metrics = new LabelMetrics(LabelClasses.Of(Two with { Labels = ["a"] }, []), 0.3f); // a, other
        var logits = tensor(new[,] { { 0.4f, 0.6f }, { 0.2f, 0.8f }, { 0.9f, 0.1f } }).log() + 3;

        Add(metrics, logits, tensor(new[,] { { 1f, 0f }, { 0f, 1f }, { 1f, 0f } }));

        // A sigmoid of these logits would be above the threshold everywhere.
        Values(metrics).Should().Equal(
            ("accuracy", 1), ("error_rate", 0), ("precision", 1), ("recall", 1), ("f1", 1), ("average_precision", 1), ("roc_auc", 1));
    }

    [Fact]
    public void Scores_the_most_probable_of_exclusive_classes_by_rows()
    {
        using var scope = NewDisposeScope();
        var classes = LabelClasses.Of(Two with { Task = ClassificationTask.Multiclass }, [[false, false]]); // a, b, other
        var metrics = new LabelMetrics(classes, 0.3f);

        Add(metrics,
            tensor(new[,] { { 2f, 1f, 0f }, { 0f, 1f, 0f }, { 0f, 1f, 2f } }),
            tensor(new[,] { { 1f, 0f, 0f }, { 1f, 0f, 0f }, { 0f, 0f, 1f } }));

        var values = metrics.Values();
        (values["accuracy"], values["precision"], values["recall"]).Should().Be((2 / 3.0, 0.5, 0.25));
        values["error_rate"].Should().BeApproximately(1 / 3.0, 1e-12);
    }

    [Fact]
    public void The_area_is_averaged_over_the_labels_that_have_one()
    {
        using var scope = NewDisposeScope();
        var metrics = new LabelMetrics(LabelClasses.Of(Two, []), 0.3f);

        Add(metrics, tensor(new[,] { { 1f, 1f }, { 0f, 0f } }), tensor(new[,] { { 1f, 0f }, { 0f, 0f } }));
        metrics.Values()["roc_auc"].Should().Be(1);

        metrics.Reset();
        Add(metrics, tensor(new[,] { { 1f, 1f }, { 0f, 0f } }), tensor(new[,] { { 1f, 0f }, { 1f, 0f } }));
        metrics.Values()["roc_auc"].Should().Be(double.NaN);
    }

    [Fact]
    public void Without_documents_there_is_no_score()
    {
        var metrics = new LabelMetrics(LabelClasses.Of(Two, []), 0.5f);

        metrics.Reset();

        metrics.Values().Values.Should().OnlyContain(value => double.IsNaN(value));
        metrics.Values().Keys.Should().Equal(LabelMetrics.All.Select(metric => metric.Name));
    }

    private static IEnumerable<(string Name, double Value)> Values(LabelMetrics metrics) =>
        metrics.Values().Select(value => (value.Key, Rounded(value.Value))).ToArray();

    private static double Rounded(double value) => Math.Round(value, 12);

    private static void Add(LabelMetrics metrics, Tensor logits, Tensor targets) => // (B, C), (B, C)
        metrics.Add(new ModelOutput(logits, raw: logits, dropped: logits), targets);
}
