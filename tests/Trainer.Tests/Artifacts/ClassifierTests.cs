using Trainer.Text;

namespace Trainer.Tests.Artifacts;

public sealed class ClassifierTests
{
    private static readonly string[] Texts =
    [
        "one two three", "", "six five four three two one", "five", "unknown words only", "one one one one one two",
        string.Join(' ', Enumerable.Repeat("four two", 60)), "one", "six", "two", "three six one", "two two two",
    ];

    [Fact]
    public void Predictions_come_in_the_order_of_the_texts_whatever_the_batches()
    {
        using var classifier = TinyClassifier.Create();

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
        using var backward = TinyClassifier.Create(TinyClassifier.Settings with { Direction = Direction.Backward }, new BareWords());

        var expected = forward.Predict(["six five four three two one", "two one"], batchSize: 2);

        backward.Predict(["one two three four five six", "one two"], batchSize: 2).Should().BeEquivalentTo(expected);
        forward.Predict(["one two three four five six", "one two"], batchSize: 2).Should().NotBeEquivalentTo(expected);
    }

    private sealed class BareWords : ITokenizer
    {
        public IReadOnlyList<string> Tokenize(string text) => text.Split(' ');
    }
}
