using Settings;
using Training.Benchmarks;

namespace Benchmarks.Tests;

public sealed class StepPartsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void A_language_model_is_trained_through_all_of_its_parts(Architecture architecture)
    {
        var parts = Measure(architecture, Work.LanguageModel, isFrozen: true);

        parts.Select(part => part.Part)
            .Should().Equal("batch", "embedding", "layer 1", "layer 2", "layer 3", "decoder, loss", "dropout masks", "optimizer");
        parts.Should().OnlyContain(part => part.ForwardSeconds > 0);
        parts[1..6].Should().OnlyContain(part => part.BackwardSeconds > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_frozen_classifier_trains_its_head_alone(bool isFrozen)
    {
        var parts = Measure(Architecture.AwdLstm, Work.Classifier, isFrozen);

        parts[5].Should().Match<PartTime>(head => head.Part == "pooling, head, loss" && head.BackwardSeconds > 0);
        parts[1..5].Count(part => part.BackwardSeconds > 0).Should().Be(isFrozen ? 0 : 4);
    }

    [Fact]
    public void Times_are_the_medians_part_by_part() =>
        PartTime.Medians([[new("a", 1, 5), new("b", 9, 0)], [new("a", 2, 4), new("b", 8, 0)], [new("a", 7, 3), new("b", 1, 0)]])
            .Should().Equal(new PartTime("a", 2, 4), new PartTime("b", 8, 0));

    private PartTime[] Measure(Architecture architecture, Work work, bool isFrozen)
    {
        using var parts = new StepParts(TinySteps.Of(architecture, work, isFrozen, _folder.PathOf("tokens")));
        parts.Measure();
        return parts.Measure();
    }
}
