namespace Trainer.Training;

public sealed record LearnerOptions
{
    public double WeightDecay { get; init; } = 0.01;

    public Regularization Regularization { get; init; } = new();

    /// <summary>Computed at each validation, beside the losses.</summary>
    public IMetrics? Metrics { get; init; }

    /// <summary>Where states are kept and found; nowhere when left out.</summary>
    public ICheckpoints Checkpoints { get; init; } = new NoCheckpoints();

    /// <summary>What chooses the best epoch: <c>train_loss</c>, <c>valid_loss</c> or one of the <see cref="Metrics"/>, by name.</summary>
    public string Monitor { get; init; } = Monitoring.ValidLoss;
}
