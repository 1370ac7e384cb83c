using Kernels;
using Settings;
using Text;
using Ulmfit.Classification;
using Ulmfit.Tests.Training;
using Ulmfit.Training.Objectives;

namespace Trainer.Tests.Artifacts;

public sealed class ClassifierTests
{
    private static readonly string[] Texts =
    [
        "one two three", "", "six five four three two one", "five", "unknown words only", "one one one one one two",
        string.Join(' ', Enumerable.Repeat("four two", 60)), string.Join(' ', Enumerable.Repeat("one six five", 29)), "one", "six", "two", "three six one", "two two two",
    ];

    [Theory]
    [InlineData(Architecture.AwdLstm, Direction.Forward)]
    [InlineData(Architecture.AwdLstm, Direction.Both)]
    [InlineData(Architecture.AwdQrnn, Direction.Forward)]
    [InlineData(Architecture.AwdQrnn, Direction.Backward)]
    [InlineData(Architecture.AwdQrnn, Direction.Both)]
    public void Predictions_come_in_the_order_of_the_texts_whatever_the_batches(Architecture architecture, Direction direction)
    {
        using var classifier = TinyClassifier.Create(
            TinyClassifier.Settings.With(model: it => it with { Architecture = architecture }, pretrained: it => it with { Direction = direction }));

        var alone = Texts.Select(text => classifier.Predict([text], batchSize: 1)[0]).ToArray();

        foreach (var batchSize in new[] { 1, 2, 3, 100 })
        {
            var together = classifier.Predict(Texts, batchSize);
            for (var text = 0; text < Texts.Length; text++)
            {
                together[text].Zip(alone[text], (a, b) => Math.Abs(a - b))
                    .Should().OnlyContain(gap => gap < 1e-5, $"text {text} in batches of {batchSize}");
            }
        }

        alone.Select(row => row[0]).Distinct().Should().HaveCount(Texts.Length);
    }

    [Theory]
    [InlineData(Architecture.AwdLstm, KernelChoice.Fast)]
    [InlineData(Architecture.AwdLstm, KernelChoice.Reference)]
    [InlineData(Architecture.AwdQrnn, KernelChoice.Fast)]
    [InlineData(Architecture.AwdQrnn, KernelChoice.Reference)]
    public void Each_document_is_read_as_training_reads_it_alone(Architecture architecture, KernelChoice kernels)
    {
        using var classifier = TinyClassifier.Create(
            TinyClassifier.Settings.With(model: it => it with { Architecture = architecture }, run: it => it with { Kernels = kernels }));
        var documents = Texts.Append("one xxpad two").Select(classifier.Encode).ToArray();
        var network = classifier.Networks[0];
        var labels = new float[classifier.Classes.Names.Count];

        var read = classifier.PredictEncoded(documents, batchSize: 100);

        documents.Max(document => document.Length).Should().BeGreaterThan(20 * TinyClassifier.Settings.Model.Bptt, "longer than what is pooled");
        foreach (var (document, probabilities) in documents.Zip(read))
        {
            var alone = BatchPredictions.Predict(
                network.Network, new ClassifierObjective(multiLabel: true), network.Batches([document], [labels], 1).Sorted(), 1, labels.Length);
            probabilities.Zip(alone.Cast<float>(), (a, b) => Math.Abs(a - b)).Should().OnlyContain(gap => gap < 1e-5);
        }
    }

    [Fact]
    public void The_decision_is_that_of_the_threshold()
    {
        using var classifier = TinyClassifier.Create(TinyClassifier.Settings.With(training: it => it with { PredictionThreshold = 0.4 }));

        var decided = classifier.Decide([0.3f, 0.5f, 0.9f]);

        classifier.Classes.Names.Should().Equal("bad", "good", "other");
        decided.Should().BeEquivalentTo(new Prediction(["good"], [0.3f, 0.5f, 0.9f]));
    }

    [Fact]
    public void A_document_without_tokens_is_refused()
    {
        using var classifier = TinyClassifier.Create();

        var predicting = () => classifier.PredictEncoded([[2], []], batchSize: 2);

        predicting.Should().Throw<ArgumentException>().WithMessage("A document without a token has nothing to pool.*");
    }

    [Fact]
    public void Nothing_is_read_after_a_cancellation()
    {
        using var classifier = TinyClassifier.Create();

        var predicting = () => classifier.PredictEncoded([[2]], batchSize: 1, new CancellationToken(canceled: true));

        predicting.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Probabilities_are_calibrated_by_its_rule()
    {
        using var classifier = TinyClassifier.Create();
        var before = classifier.Predict(["one two"], batchSize: 1)[0];

        classifier.Rule = classifier.Rule with { Temperatures = [1, 2, 0.5] };

        var after = classifier.Predict(["one two"], batchSize: 1)[0];
        after.Zip(before, (now, then) => Math.Log(now / (1 - now)) / Math.Log(then / (1 - then)))
            .Zip([1, 0.5, 2], (found, expected) => Math.Abs(found / expected - 1)).Should().OnlyContain(difference => difference < 1e-3);
    }

    [Fact]
    public void No_texts_give_no_predictions()
    {
        using var classifier = TinyClassifier.Create();

        classifier.Predict([], batchSize: 4).Should().BeEmpty();
    }

    [Fact]
    public void A_backward_classifier_reads_each_text_from_its_end()
    {
        using var forward = TinyClassifier.Create(tokenizer: new BareWords());
        using var backward = TinyClassifier.Create(TinyClassifier.Settings.With(pretrained: it => it with { Direction = Direction.Backward }), new BareWords());

        var expected = forward.Predict(["six five four three two one", "two one"], batchSize: 2);

        backward.Predict(["one two three four five six", "one two"], batchSize: 2).Should().BeEquivalentTo(expected);
        forward.Predict(["one two three four five six", "one two"], batchSize: 2).Should().NotBeEquivalentTo(expected);
    }

    private sealed class BareWords : ITokenizer
    {
        public IReadOnlyList<string> Tokenize(string text) => text.Split(' ');
    }
}
