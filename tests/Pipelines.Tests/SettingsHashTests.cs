using Settings;

namespace Pipelines.Tests;

public sealed class SettingsHashTests : IDisposable
{
    private readonly PipelineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Canonical_json_has_sorted_keys_file_spelling_and_every_default() =>
        SettingsHash.CanonicalJson(new TrainingSettings { PredictionThreshold = null, DropMult = 1e-7 }).Should().Be(
            """{"batchNorm":"running","batchSize":16,"calibration":null,"checkpointMinutes":10,"dropMult":1E-07,"epochs":8,"gradientClip":null,"languageModelEpochs":null,"""
            + "\"learningRate\":null,\"monitor\":\"valid_loss\",\"patience\":null,\"positiveWeights\":\"none\",\"precision\":\"fp32\",\"predictionThreshold\":null,\"recipe\":\"tutorial\",\"seed\":42,\"threads\":null,\"weightDecay\":0.01}");

    // The SHA-256 of [{"seed":42,"test":0.25,"validation":0.2},"step 1"]. A change of this value makes every step of every user run again.
    [Fact]
    public void The_hash_never_changes_for_the_same_values() =>
        SettingsHash.Of(new SplitSettings(), "step 1").Should().Be("8a05427133e8afcba7ae3c84dd6cfcc22aec3c6f2c7885d3874547a71ba3948a");

    [Fact]
    public void Order_and_notation_in_the_file_do_not_matter()
    {
        var one = _folder.LoadText("training: { epochs: 3, dropMult: 0.50 }\nsubmit: { env: { B: x, A: y } }\n");
        var other = _folder.LoadText("submit:\n  env: { A: y, B: \"x\" }\ntraining:\n  dropMult: .5\n  epochs: +3\n");

        SettingsHash.Of(one).Should().Be(SettingsHash.Of(other));
    }

    [Fact]
    public void A_section_alone_is_not_moved_by_another_section()
    {
        var (one, other) = (_folder.LoadText(""), _folder.LoadText("report: { includeTexts: true }"));

        SettingsHash.Of(one.Dataset, one.Split).Should().Be(SettingsHash.Of(other.Dataset, other.Split));
        SettingsHash.Of(one).Should().NotBe(SettingsHash.Of(other));
    }

    [Fact]
    public void The_order_of_labels_matters() =>
        SettingsHash.Of(_folder.LoadText("", "dataset.labels=[a, b]").Dataset)
            .Should().NotBe(SettingsHash.Of(_folder.LoadText("", "dataset.labels=[b, a]").Dataset));
}
