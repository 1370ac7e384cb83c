using Reports.Html.Markup;
using Runs;

namespace Reports.Html.Sections;

/// <summary>The course of every stage: of the learning-rate finder and of the epochs.</summary>
internal sealed class TrainingSection(RunRecord run) : Section("training", "Training")
{
    protected override IEnumerable<Node> Content() =>
        run.Stages.SelectMany((stage, index) => new Node[]
        {
            Tags.H3(Tags.Foreign(stage.Stage)),
            Tags.P(Spent(stage)),
            new Element("div", stage.LearningRateFound is { } found ? [FinderPart.Of($"stage-{index + 1}", stage, found)] : StagePart.Of($"stage-{index + 1}", stage)),
        });

    private static string Spent(StageRecord stage)
    {
        var steps = Format.Counted(stage.Steps, "step");
        return stage.Seconds is { } seconds
            ? $"{steps} in {Format.Duration(seconds)}{(stage.TokensPerSecond is { } rate ? $", {Format.Rate(rate)} tokens per second" : "")}."
            : $"{steps}, part of them in an earlier process.";
    }
}
