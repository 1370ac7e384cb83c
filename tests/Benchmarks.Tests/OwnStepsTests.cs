using System.Globalization;
using Settings;
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

    [Fact]
    public void Steps_taken_at_once_are_answered_together()
    {
        var settings = TinySteps.Of(Architecture.AwdLstm, Work.LanguageModel, isFrozen: false, _folder.PathOf("tokens"));

        var oneByOne = TinySteps.Answers(settings, steps: 6);
        var atOnce = TinySteps.Answers(settings with { Computation = settings.Computation with { StepsAtOnce = 3 } }, steps: 2);

        atOnce[1..^1].Select(Loss).Should().Equal(Loss(oneByOne[3]), Loss(oneByOne[6]));
    }

    [Theory]
    [InlineData(Work.LanguageModel)]
    [InlineData(Work.Classifier)]
    public void Precision_shows_in_the_losses(Work work)
    {
        var settings = TinySteps.Of(Architecture.AwdQrnn, work, isFrozen: false, _folder.PathOf("tokens"));
        var single = Loss(TinySteps.Answers(settings, steps: 2)[2]);

        var rounded = Loss(TinySteps.Answers(settings with { Computation = settings.Computation with { Precision = Precision.Bf16 } }, steps: 2)[2]);

        rounded.Should().NotBe(single).And.BeApproximately(single, 0.01 * single);
    }

    private static double Loss(string answer) => Number(answer.Split(' ')[2]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
