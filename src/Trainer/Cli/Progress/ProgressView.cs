namespace Trainer.Cli.Progress;

/// <summary>What a terminal shows of a training at one moment.</summary>
/// <param name="Title">The stage.</param>
/// <param name="Place">Its place among all; empty where it is not known.</param>
/// <param name="Figures">Losses and the like, in the order of their weight.</param>
internal sealed record ProgressView(
    string Title, string Place, IReadOnlyList<ProgressBarView> Bars, IReadOnlyList<string> Figures)
{
    public static ProgressView Empty { get; } = new("", "", [], []);
}
