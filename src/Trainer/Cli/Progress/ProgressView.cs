namespace Trainer.Cli.Progress;

/// <summary>The content of the progress display at one moment.</summary>
/// <param name="Title">The name of the stage.</param>
/// <param name="Place">The position of the stage among all stages; empty if it is unknown.</param>
/// <param name="Bars">The progress bars.</param>
/// <param name="Figures">Losses and other figures, most important first.</param>
internal sealed record ProgressView(
    string Title, string Place, IReadOnlyList<ProgressBarView> Bars, IReadOnlyList<string> Figures)
{
    /// <summary>The view before the first stage.</summary>
    public static ProgressView Empty { get; } = new("", "", [], []);
}
