using Kernels;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;

namespace Ulmfit.Training;

public sealed record LearnerOptions
{
    public double WeightDecay { get; init; } = 0.01;

    public Regularization Regularization { get; init; } = new();

    /// <summary>A stage ends early after so many epochs without a better one; 0 for never.</summary>
    public int Patience { get; init; }

    /// <summary>The largest norm of all gradients together; 0 for none.</summary>
    public double Clip { get; init; }

    /// <summary>Computed at each validation, beside the losses.</summary>
    public IMetrics? Metrics { get; init; }

    /// <summary>Done to the model between the last step of an epoch and its validation.</summary>
    public Action BeforeValidation { get; init; } = () => { };

    /// <summary>What computes the optimizer's steps.</summary>
    public KernelChoice Kernels { get; init; }

    /// <summary>
    /// Steps are reported so many at a time, those before a checkpoint at once: whoever reads a loss waits until a GPU has computed it, and
    /// gives it nothing to do meanwhile.
    /// </summary>
    public int ReportSteps { get; init; } = 1;

    /// <summary>Where states are kept and found; nowhere when left out.</summary>
    public ICheckpoints Checkpoints { get; init; } = new NoCheckpoints();

    /// <summary>What chooses the best epoch: <c>train_loss</c>, <c>valid_loss</c> or one of the <see cref="Metrics"/>, by name.</summary>
    public string Monitor { get; init; } = Monitoring.ValidLoss;
}
