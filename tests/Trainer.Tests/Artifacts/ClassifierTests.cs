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
