using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>The training of the language model and of the classifier.</summary>
public sealed record TrainingSettings
{
    [Description("The number of epochs of each stage.")]
    [Range(1, 1000)]
    [Argument("--epochs")]
    public int Epochs { get; init; } = 8;

    [Description("The number of epochs of each stage of the language model; `epochs` when left out.")]
    [Range(1, 1000)]
    [Example("4")]
    [Argument("--language-model-epochs")]
    public int? LanguageModelEpochs { get; init; }

    [Description("The number of texts in a batch.")]
    [Range(2, 4096)]
    [Argument("--batch-size")]
    public int BatchSize { get; init; } = 16;

    [Description("The factor for every dropout of the classifier.")]
    [Range(0.0, 2.0, MaximumIsExclusive = true)]
    [Argument("--drop-mult")]
    public double DropMult { get; init; } = 0.3;

    [Description("The metric that selects the classifier's best epoch. `accuracy` counts label cells, or rows under `multiclass`; "
        + "the other metrics are averages over the labels. The best epoch of the language model is selected by "
        + "`train_loss` if that is monitored, otherwise by `valid_loss`.")]
    [Argument("--monitored-metric")]
    public MonitoredMetric Monitor { get; init; }

    /// <summary>Null for <c>auto</c>.</summary>
    [Description("The threshold: a label is predicted if its probability is greater. `auto` chooses the best threshold for each "
        + "label on the validation rows. Under `multiclass` the most probable label is predicted instead.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    [OrAuto]
    [Argument("--prediction-threshold")]
    public double? PredictionThreshold { get; init; } = 0.3;

    [Description("Whether to calibrate the probabilities on the validation rows, with a temperature for each label. When left "
        + "out, probabilities are calibrated only if `predictionThreshold` is `auto`, so that a fixed threshold keeps its "
        + "meaning.")]
    [Example("true")]
    [Argument("--calibration")]
    public bool? Calibration { get; init; }

    [Description("The weight of texts with a label relative to texts without it. `balanced`: both groups get the same total "
        + "weight, with a factor of at most 20. Applies to several labels under `multilabel`.")]
    [Argument("--positive-weights")]
    public PositiveWeights PositiveWeights { get; init; }

    [Description("The statistics that the classifier's batch normalisation predicts with. `running`: those of its last training "
        + "batches, as in fastai. `population`: those of at most 8,192 training rows, computed after each epoch; better "
        + "for small batches.")]
    [Argument("--batch-norm")]
    public BatchNormStatistics BatchNorm { get; init; }

    [Description("The order in which layers are trained. `tutorial`: the head first, then all layers. `ulmfit`: one layer group "
        + "more at a time, as in the paper.")]
    [Argument("--recipe")]
    public Recipe Recipe { get; init; }

    [Description("The maximum learning rate of the stages that train all layers, and under `ulmfit` of the stages before them. "
        + "When left out: 0.001 under `tutorial`; under `ulmfit` 0.004 for the language model and 0.01 for the classifier.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    [Example("0.003")]
    [Argument("--learning-rate")]
    public double? LearningRate { get; init; }

    [Description("Weight decay, decoupled from the gradients as in AdamW: each step multiplies the weights by 1 - learning rate * "
        + "weight decay. Batch normalisation and most biases do not decay. fastai's `wd`.")]
    [Range(0.0, 1.0)]
    [Argument("--weight-decay")]
    public double WeightDecay { get; init; } = 0.01;

    [Description("The number of epochs without improvement after which a stage ends early; never when left out.")]
    [Range(1, 1000)]
    [Example("3")]
    [Argument("--patience")]
    public int? Patience { get; init; }

    [Description("The maximum norm of all gradients of a step; larger gradients are scaled down. No limit when left out.")]
    [Range(0.0, 1e6, MinimumIsExclusive = true)]
    [Example("0.25")]
    [Argument("--clip")]
    public double? GradientClip { get; init; }

    [Description("The maximum time between two checkpoints, in minutes. A checkpoint is also written after every epoch.")]
    [Range(0.0, 1440.0)]
    [Argument("--checkpoint-minutes", AffectsModel = false)]
    public double CheckpointMinutes { get; init; } = 10;

    [Description("The number format of the matrix products in training steps. `bf16` requires a GPU from Ampere on (L4, A100, "
        + "H100); a T4 does not support it. Weights, losses, scores and predictions stay in `fp32`.")]
    [Argument("--precision")]
    public Precision Precision { get; init; }

    [Description("The number of CPU threads; all cores when left out.")]
    [Range(1, 1024)]
    [Example("4")]
    [Argument("--threads")]
    public int? Threads { get; init; }

    [Description("The seed of the initial weights, the dropout masks and the order of the batches.")]
    [Range(uint.MinValue, uint.MaxValue)]
    [Argument("--seed")]
    public uint Seed { get; init; } = 42;
}
