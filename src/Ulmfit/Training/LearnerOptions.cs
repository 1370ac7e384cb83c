using Kernels;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;

namespace Ulmfit.Training;

/// <summary>Options of a <see cref="Learner{TBatch}"/>.</summary>
public sealed record LearnerOptions
{
    /// <summary>The factor of decoupled weight decay (fastai's wd).</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Activation regularisation of the training loss.</summary>
    internal Regularization Regularization { get; init; } = new();

    /// <summary>The number of epochs without improvement after which a stage ends early; 0 for never.</summary>
    public int Patience { get; init; }

    /// <summary>The largest norm of all gradients as one vector; 0 for no clipping.</summary>
    public double Clip { get; init; }

    /// <summary>The metrics computed at each validation in addition to the losses.</summary>
    public IMetrics? Metrics { get; init; }

    /// <summary>An action between the last step of an epoch and its validation.</summary>
    public Action BeforeValidation { get; init; } = () => { };

    /// <summary>The kernels that compute the optimizer's steps on the CPU.</summary>
    public KernelChoice Kernels { get; init; }

    /// <summary>
    /// The number of steps that are reported at a time; a checkpoint reports all earlier steps. Reading a loss waits for the GPU, which is
    /// idle meanwhile, so larger numbers train faster.
    /// </summary>
    public int ReportSteps { get; init; } = 1;

    /// <summary>The store of states; by default none are stored.</summary>
    public ICheckpoints Checkpoints { get; init; } = new NoCheckpoints();

    /// <summary>
    /// The name of the metric that selects the best epoch: <c>train_loss</c>, <c>valid_loss</c> or one of the <see cref="Metrics"/>.
    /// </summary>
    public string Monitor { get; init; } = Monitoring.ValidLoss;
}
