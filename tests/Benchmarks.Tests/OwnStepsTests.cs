using System.Globalization;
using Trainer.Model;
using Training.Benchmarks;

namespace Benchmarks.Tests;

public sealed class OwnStepsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Work.LanguageModel)]
    [InlineData(Work.Classifier)]
    [InlineData(Work.Prediction)]
    public void Every_command_is_answered_and_the_peak_of_memory_comes_last(Work work)
    {
        var settings = TinySteps.Of(Architecture.AwdQrnn, work, isFrozen: false, _folder.PathOf("tokens"));

        var answers = TinySteps.Answers(settings, steps: 3);

        answers.Should().HaveCount(5);
        answers[0].Should().Be("ready");
        answers[1..4].SelectMany(answer => answer.Split(' ')).Select(Number).Should().HaveCount(9).And.OnlyContain(figure => figure > 0);
        Number(answers[4]).Should().BeGreaterThan(10e6);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
