namespace Trainer.Cli.Progress;

/// <param name="Share">How much is done, 0 to 1.</param>
/// <param name="Left">How long the rest takes; empty where that is not known yet.</param>
internal sealed record ProgressBarView(string Label, double Share, string Left);
