namespace Trainer.Cli.Progress;

/// <summary>The content of a progress bar.</summary>
/// <param name="Label">The text before the bar.</param>
/// <param name="Share">The finished share, 0 to 1.</param>
/// <param name="Left">The remaining time; empty if it is unknown.</param>
internal sealed record ProgressBarView(string Label, double Share, string Left);
