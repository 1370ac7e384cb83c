using System.Text.Json.Nodes;
using Scoring;
using Settings;
using Ulmfit.Training.Metrics;

namespace Ulmfit.Tests.Training.Metrics;

public sealed class MonitoringTests
{
    private static readonly IMetrics Metrics = new LabelMetrics(LabelClasses.Of(new(["a", "b"], "other", ClassificationTask.Multilabel), []), 0.3f);

    [Theory]
    [InlineData("train_loss", false)]
    [InlineData("valid_loss", false)]
    [InlineData("accuracy", true)]
    [InlineData("error_rate", false)]
    [InlineData("precision", true)]
    [InlineData("recall", true)]
    [InlineData("f1", true)]
    [InlineData("average_precision", true)]
    [InlineData("roc_auc", true)]
    public void Each_figure_is_better_in_its_own_direction(string name, bool whenLarger)
    {
        var monitoring = new Monitoring(name, Metrics);

        IsBest(monitoring, name, 0.5).Should().BeTrue("it is the first");
        IsBest(monitoring, name, 0.6).Should().Be(whenLarger);
        IsBest(monitoring, name, 0.4).Should().Be(!whenLarger);
        IsBest(monitoring, name, whenLarger ? 0.6 : 0.4).Should().BeFalse("it only equals the best");
        IsBest(monitoring, name, double.NaN).Should().BeFalse();
    }

    [Fact]
    public void Every_metric_of_a_classifier_is_among_them() =>
        Metrics.Computed.Select(metric => metric.Name).Should().Equal(
            "accuracy", "error_rate", "precision", "recall", "f1", "average_precision", "roc_auc");

    [Fact]
    public void A_pipeline_file_offers_the_same_figures()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Repository.PathOf("pipelines", "pipeline.schema.json")))!;
        var offered = Below(schema, "monitor").Single()["anyOf"]![0]!["enum"]!.AsArray().Select(name => name!.GetValue<string>());

        offered.Should().BeEquivalentTo(["train_loss", "valid_loss", .. Metrics.Computed.Select(metric => metric.Name)]);
    }

    [Fact]
    public void A_figure_that_is_not_defined_in_the_first_epoch_may_be_best_later()
    {
        var monitoring = new Monitoring("roc_auc", Metrics);

        IsBest(monitoring, "roc_auc", double.NaN).Should().BeFalse();
        IsBest(monitoring, "roc_auc", 0.1).Should().BeTrue();
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node, string key) => node switch
    {
        JsonObject map => map.SelectMany(entry => entry.Key == key ? [entry.Value!] : Below(entry.Value, key)),
        JsonArray list => list.SelectMany(item => Below(item, key)),
        _ => [],
    };

    private static bool IsBest(Monitoring monitoring, string name, double value)
    {
        // The values that are not monitored improve in every epoch.
        var metrics = Metrics.Computed.ToDictionary(metric => metric.Name, metric => metric.LargerIsBetter ? 1.0 : 0.0);
        if (metrics.ContainsKey(name))
            metrics[name] = value;
        return monitoring.IsBest(name == "train_loss" ? value : 0, name == "valid_loss" ? value : 0, metrics);
    }
}
