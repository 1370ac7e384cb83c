using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>The training of the language model and of the classifier.</summary>
public sealed record TrainingSettings
{
    [Description("Passes over the training rows with every layer thawed.")]
    [Range(1, 1000)]
    [Argument("--epochs")]
    public int Epochs { get; init; } = 8;

    [Description("The same for the language model; as many as `epochs` when left out.")]
    [Range(1, 1000)]
    [Example("4")]
    [Argument("--language-model-epochs")]
    public int? LanguageModelEpochs { get; init; }

    [Description("Texts in a batch.")]
    [Range(2, 4096)]
    [Argument("--batch-size")]
    public int BatchSize { get; init; } = 16;

    [Description("Scales every dropout of the classifier.")]
    [Range(0.0, 2.0, MaximumIsExclusive = true)]
    [Argument("--drop-mult")]
    public double DropMult { get; init; } = 0.3;

    [Description("The figure by which the classifier's best epoch is chosen. `accuracy` counts label cells, or rows under `multiclass`; "
        + "the others are averaged over the labels. The language model's is chosen by `train_loss` where that is monitored, else by "
        + "`valid_loss`.")]
    [Argument("--monitored-metric")]
    public MonitoredMetric Monitor { get; init; }

    /// <summary>Null for <c>auto</c>.</summary>
    [Description("A label is predicted above this probability; `auto` finds the best one for each label on the validation rows. Under "
        + "`multiclass` the most probable one is predicted instead.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    [OrAuto]
    [Argument("--prediction-threshold")]
    public double? PredictionThreshold { get; init; } = 0.3;

    [Description("Calibrates the probabilities on the validation rows, by a temperature for each label; where `predictionThreshold` is "
        + "`auto` when left out, so that a fixed threshold keeps its meaning.")]
    [Example("true")]
    [Argument("--calibration")]
    public bool? Calibration { get; init; }

    [Description("What a text that carries a label weighs against those that do not. `balanced`: so much more that both kinds weigh the "
        + "same together, at most 20 times. For several labels under `multilabel`.")]
    [Argument("--positive-weights")]
    public PositiveWeights PositiveWeights { get; init; }

    [Description("By which means and variances the classifier's batch normalisation predicts. `running`: those of its last training batches, as "
        + "fastai does. `population`: those of the training rows (of 8,192 of them at most), computed after each epoch; better where batches "
        + "are small.")]
    [Argument("--batch-norm")]
    public BatchNormStatistics BatchNorm { get; init; }

    [Description("`tutorial`: the head first, then every layer at once. `ulmfit`: layer group by layer group, as in the paper.")]
    [Argument("--recipe")]
    public Recipe Recipe { get; init; }

    [Description("The highest learning rate of the stages in which every layer is trained, and under `ulmfit` of those that lead there. When left "
        + "out: 0.001 under `tutorial`; under `ulmfit` 0.004 for the language model and 0.01 for the classifier.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    [Example("0.003")]
    [Argument("--learning-rate")]
    public double? LearningRate { get; init; }

    [Description("Weight decay, decoupled from the gradients as in AdamW: each step multiplies the weights by 1 - learning rate * weight decay. Batch "
        + "normalisation and most biases do not decay. fastai's `wd`.")]
    [Range(0.0, 1.0)]
    [Argument("--weight-decay")]
    public double WeightDecay { get; init; } = 0.01;

    [Description("A stage ends after so many epochs without a better one; never early when left out.")]
    [Range(1, 1000)]
    [Example("3")]
    [Argument("--patience")]
    public int? Patience { get; init; }

    [Description("The largest norm of all gradients of a step together; larger ones are scaled down to it. Not limited when left out.")]
    [Range(0.0, 1e6, MinimumIsExclusive = true)]
    [Example("0.25")]
    [Argument("--clip")]
    public double? GradientClip { get; init; }

    [Description("The longest time between two checkpoints, in minutes; there is one after every epoch as well.")]
    [Range(0.0, 1440.0)]
    [Argument("--checkpoint-minutes", AffectsModel = false)]
    public double CheckpointMinutes { get; init; } = 10;

    [Description("The number format of the matrix products in training steps. `bf16` is for GPUs from Ampere on (L4, A100, H100); a T4 has "
        + "none. Weights, losses, scores and predictions stay in `fp32`.")]
    [Argument("--precision")]
    public Precision Precision { get; init; }

    [Description("CPU threads; all cores when left out.")]
    [Range(1, 1024)]
    [Example("4")]
    [Argument("--threads")]
    public int? Threads { get; init; }

    [Description("The seed of everything but the split: first weights, dropout, order of the batches.")]
    [Range(uint.MinValue, uint.MaxValue)]
    [Argument("--seed")]
    public uint Seed { get; init; } = 42;
}
