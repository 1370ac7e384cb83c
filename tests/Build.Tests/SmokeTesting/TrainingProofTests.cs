using Build.SmokeTesting;
using Faults;

namespace Build.Tests.SmokeTesting;

public sealed class TrainingProofTests
{
    private const string Advice = " Check the training and model settings, and the log above.";

    [Fact]
    public void Losses_that_fall_pass() => TrainingProof.Losses(History(
        Stage("language model, learning rate", 9, 12, epochs: 0),
        Stage("language model, frozen", 6.5, 5.5),
        Stage("language model, unfrozen", 5.6, 5),
        Stage("classifier, frozen", 0.8, 0.7)));

    [Fact]
    public void The_whole_of_a_models_training_counts_not_each_stage() => TrainingProof.Losses(History(
        Stage("classifier, frozen", 0.8, 0.6),
        Stage("classifier, unfrozen", 0.6, 0.61)));

    [Fact]
    public void A_first_batch_that_was_easy_does_not_hide_that_the_epochs_fall() => TrainingProof.Losses(History(
        Stage("classifier, frozen", 0.5, 0.7),
        Stage("classifier, unfrozen", 0.6, 0.6)));

    [Theory]
    [InlineData("0.8", "0.8", "0.8000 at its first step, 0.8000 in its best epoch")]
    [InlineData("0.8", "0.9", "0.8000 at its first step, 0.9000 in its best epoch")]
    [InlineData("0.8", "null", "0.8000 at its first step, NaN in its best epoch")]
    public void A_loss_that_does_not_fall_is_refused(string first, string epoch, string told) =>
        Refused(() => TrainingProof.Losses(History(
            Stage("language model, frozen", 6.5, 5.5),
            $$"""{ "stage": "classifier, frozen", "firstLoss": {{first}}, "epochs": [{ "trainLoss": {{epoch}}, "validLoss": null }] }""")))
            .Should().Be($"SmokeTest: the loss of the classifier did not fall: {told}." + Advice);

    [Fact]
    public void A_model_that_was_never_trained_is_refused() =>
        Refused(() => TrainingProof.Losses(History(Stage("classifier, learning rate", 9, 8, epochs: 0))))
            .Should().Be("SmokeTest: the model file has no training stage." + Advice);

    [Fact]
    public void A_prediction_for_each_text_passes() => TrainingProof.Predictions(
        """
        { "labels": ["a"], "probabilities": { "a": 1, "b": 0 } }
        { "labels": [], "probabilities": { "a": 0.25, "b": 0.5 } }

        """,
        texts: 2);

    [Fact]
    public void A_missing_prediction_is_refused() =>
        Refused(() => TrainingProof.Predictions("""{ "probabilities": { "a": 1 } }""" + "\n", texts: 2))
            .Should().Be("SmokeTest: the model gave 1 predictions for 2 texts." + Advice);

    [Theory]
    [InlineData("1.5")]
    [InlineData("-0.1")]
    public void What_is_no_probability_is_refused(string probability) =>
        Refused(() => TrainingProof.Predictions($$"""{ "probabilities": { "a": 0.5, "b": {{probability}} } }""", texts: 1))
            .Should().Be($"SmokeTest: the model gives label b the probability {probability}." + Advice);

    [Fact]
    public void Scores_of_every_label_pass() => TrainingProof.Scores(
        """{ "a": { "Accuracy": 1, "Precision": 0, "Recall": 0.5 }, "b/c": { "Accuracy": 1, "Precision": 1, "Recall": 1 } }""", ["a", "b/c"]);

    [Fact]
    public void A_label_without_scores_is_refused() =>
        Refused(() => TrainingProof.Scores("""{ "a": { "Accuracy": 1, "Precision": 0, "Recall": 0.5 } }""", ["a", "b"]))
            .Should().Be("SmokeTest: the scores file has no label b." + Advice);

    [Theory]
    [InlineData("Accuracy", """{ "a": { "Precision": 1, "Recall": 1 } }""")]
    [InlineData("Precision", """{ "a": { "Accuracy": 1, "Recall": 1 } }""")]
    [InlineData("Recall", """{ "a": { "Accuracy": 1, "Precision": 1 } }""")]
    public void A_label_without_one_of_its_figures_is_refused(string figure, string scores) =>
        Refused(() => TrainingProof.Scores(scores, ["a"])).Should().Be($"SmokeTest: the scores file has no {figure} of label a." + Advice);

    private static string History(params string[] stages) => $$"""{ "history": [{{string.Join(", ", stages)}}] }""";

    private static string Stage(string name, double first, double epoch, int epochs = 1) => FormattableString.Invariant(
        $$"""{ "stage": "{{name}}", "firstLoss": {{first}}, "epochs": [{{string.Join(',', Enumerable.Repeat(Epoch(epoch), epochs))}}] }""");

    private static string Epoch(double loss) => FormattableString.Invariant($$"""{ "trainLoss": {{loss}}, "validLoss": {{loss}} }""");

    private static string Refused(Action prove)
    {
        var fault = prove.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Tool);
        return fault.Message;
    }
}
