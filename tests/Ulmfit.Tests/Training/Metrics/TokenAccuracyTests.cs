using Kernels;
using Ulmfit.Model;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training.Metrics;

public sealed class TokenAccuracyTests
{
    [Fact]
    public void Loss_and_accuracy_come_of_one_comparison_and_need_no_logits()
    {
        using var scope = NewDisposeScope();
        var comparisons = 0;
        var nothing = empty(0);
        var targets = zeros(2, 3, int64);
        var output = new ModelOutput(() => throw new InvalidOperationException("all logits"), nothing, nothing, _ =>
        {
            comparisons++;
            return new TokenLoss(tensor(1.5f), () => tensor(4L));
        });
        var accuracy = new TokenAccuracy();

        accuracy.Reset();
        new LanguageModelObjective().Loss(output, targets).item<float>().Should().Be(1.5f);
        accuracy.Add(output, targets);

        accuracy.Values()["accuracy"].Should().BeApproximately(4 / 6.0, 1e-9);
        comparisons.Should().Be(1);
    }

    [Fact]
    public void Other_targets_are_compared_anew()
    {
        using var scope = NewDisposeScope();
        var output = new ModelOutput(() => empty(0), empty(0), empty(0), targets => new TokenLoss(targets, () => tensor(0L)));
        var (first, second) = (zeros(1), zeros(1));

        output.CompareTokens(first)!.Mean.Should().BeSameAs(first);
        output.CompareTokens(second)!.Mean.Should().BeSameAs(second);
    }
}
