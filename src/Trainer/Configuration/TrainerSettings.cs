using System.Text.Json.Serialization;
using Kernels;
using Kernels.Devices;
using Scoring;
using Settings;
using Storage;
using Trainer.Pretrained.Archives;
using Ulmfit.Model;
using Ulmfit.Training.Metrics;

namespace Trainer.Configuration;

/// <summary>Everything one training run depends on beside the data. The names and defaults of the tutorial's arguments are kept.</summary>
public sealed record TrainerSettings
{
    /// <summary>What <see cref="CheckpointDir"/> is to keep no checkpoints.</summary>
    public const string NoCheckpoints = "none";

    /// <summary>What <see cref="Pretrained"/> may be.</summary>
    public const string FromBucket = "bucket", FromWikiText103 = "wt103", FromScratch = "none";

    /// <summary>The bucket: a folder, or the name of a Cloud Storage bucket with or without <c>gs://</c>.</summary>
    [JsonIgnore]
    public string Bucket { get; init; } = "";

    /// <summary>Where in the bucket the model and its scores go.</summary>
    public string ModelDir { get; init; } = "model";

    public string ModelFilename { get; init; } = "model.zip";

    public string ScoreFilename { get; init; } = "scores.json";

    /// <summary>The data set's name within <c>pretrained/LANGUAGE/</c> of the bucket.</summary>
    public string DatasetFilename { get; init; } = "labelled_dataset.csv";

    public string Language { get; init; } = "fr";

    public string TextColumn { get; init; } = "text";

    /// <summary>The labels, joined by <see cref="LabelDelimiter"/>.</summary>
    public string LabelList { get; init; } = "categ1,categ2";

    public string LabelDelimiter { get; init; } = ",";

    public string OtherLabel { get; init; } = "other";

    public ClassificationTask Task { get; init; }

    /// <summary>
    /// Whether training starts from the language model in the bucket, from the English one trained on WikiText-103, or from scratch.
    /// </summary>
    public string Pretrained { get; init; } = FromBucket;

    /// <summary>Uses only so many rows of the data set, chosen by chance; 0 means all.</summary>
    public int MaxRows { get; init; }

    /// <summary>The share of all rows kept for the scores.</summary>
    public double TestShare { get; init; } = 0.25;

    /// <summary>The share of the remaining rows that validates each epoch.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>Decides the splits.</summary>
    public uint SplitSeed { get; init; } = 42;

    /// <summary>Decides initial weights, dropout masks and the order of documents.</summary>
    public uint Seed { get; init; } = 42;

    public Direction Direction { get; init; }

    public Recipe Recipe { get; init; }

    /// <summary>
    /// The highest learning rate of the stages in which every layer group is trained, and of those that thaw group by group; 0 for the
    /// recipe's own.
    /// </summary>
    public double LearningRate { get; init; }

    /// <summary>Epochs of each of the classifier's two stages.</summary>
    public int Epochs { get; init; } = 8;

    /// <summary>Epochs of each of the language model's two stages; 0 stands for <see cref="Epochs"/>.</summary>
    public int LanguageModelEpochs { get; init; }

    public int BatchSize { get; init; } = 16;

    /// <summary>Scales every dropout of the classifier.</summary>
    public double DropMult { get; init; } = 0.3;

    /// <summary>
    /// The figure that chooses the best epoch: <c>valid_loss</c>, <c>train_loss</c>, or the name of one of <see cref="LabelMetrics.All"/>.
    /// </summary>
    public string MonitoredMetric { get; init; } = Monitoring.ValidLoss;

    /// <summary>A stage ends early after so many epochs without a better one; 0 for never.</summary>
    public int Patience { get; init; }

    /// <summary>The largest norm of all gradients together, to which larger ones are scaled; 0 for none.</summary>
    public double Clip { get; init; }

    /// <summary>
    /// A label is predicted when its probability is strictly above this; null, written <c>auto</c>, for a threshold a label, chosen on the
    /// validation rows. Without meaning for multiclass.
    /// </summary>
    [JsonConverter(typeof(ThresholdConverter))]
    public float? PredictionThreshold { get; init; } = DecisionOptions.TutorialThreshold;

    /// <summary>
    /// Whether probabilities are calibrated on the validation rows; null for doing so where thresholds are chosen. A fixed threshold then
    /// keeps the meaning it has in the tutorial unless that is asked for.
    /// </summary>
    public bool? Calibration { get; init; }

    /// <summary>What a text that carries a label weighs against those that do not.</summary>
    public PositiveWeights PositiveWeights { get; init; }

    /// <summary>By which means and variances the classifier normalises what it does not train on.</summary>
    public BatchNormStatistics BatchNorm { get; init; }

    public Architecture EncoderArchitecture { get; init; }

    public int EmbeddingSize { get; init; } = 400;

    public int HiddenSize { get; init; } = 1152;

    public int Layers { get; init; } = 3;

    /// <summary>Tokens the recurrent layers see between two detachments of their state.</summary>
    public int WindowLength { get; init; } = 72;

    /// <summary>A token of fewer occurrences is unknown to the model.</summary>
    public int MinFrequency { get; init; } = 3;

    public int MaxVocabulary { get; init; } = 60_000;

    /// <summary>From scratch, the pieces of words that are learnt from the training texts; 0 for whole words.</summary>
    public int Subwords { get; init; }

    /// <summary>Where the archives of the English models are fetched from.</summary>
    [JsonIgnore]
    public string EnglishArchives { get; init; } = WikiText103.DefaultAddress;

    /// <summary>Where what is fetched is kept for the next run.</summary>
    [JsonIgnore]
    public string CacheFolder { get; init; } = WikiText103.DefaultCacheFolder;

    /// <summary>A folder or an address in Cloud Storage where model and scores are written too; null for none.</summary>
    [JsonIgnore]
    public string? ExportDir { get; init; }

    /// <summary>A folder or an address in Cloud Storage for what TensorBoard shows; null for none.</summary>
    [JsonIgnore]
    public string? TensorBoardDir { get; init; }

    /// <summary>
    /// A folder or an address in Cloud Storage for the checkpoints of this run alone; <see cref="NoCheckpoints"/> for none; null for
    /// <see cref="CheckpointRoot"/>.
    /// </summary>
    [JsonIgnore]
    public string? CheckpointDir { get; init; }

    /// <summary>
    /// A folder or an address in Cloud Storage where every run has a folder for its checkpoints; null for one beside the model.
    /// </summary>
    [JsonIgnore]
    public string? CheckpointRoot { get; init; }

    /// <summary>The longest time between two checkpoints, in minutes; 0 for one after every step.</summary>
    [JsonIgnore]
    public double CheckpointMinutes { get; init; } = 10;

    /// <summary>Deletes the checkpoints there are, and starts anew.</summary>
    [JsonIgnore]
    public bool Fresh { get; init; }

    /// <summary>Whether the record of the run shows texts of the data set.</summary>
    [JsonIgnore]
    public bool IncludeTexts { get; init; }

    /// <summary>Threads of the tensor library; 0 means all cores.</summary>
    public int Threads { get; init; }

    /// <summary>What to train on. A model file does not say, as its weights load onto any device.</summary>
    [JsonIgnore]
    public DeviceChoice Device { get; init; }

    /// <summary>What computes on the CPU. A model file does not say, as both give the same within float rounding.</summary>
    [JsonIgnore]
    public KernelChoice Kernels { get; init; }

    /// <summary>Of the matrix products in training steps. A model's weights, scores and predictions are in single precision.</summary>
    public Precision Precision { get; init; }

    /// <summary>Steps reported at a time; 0 for 20 on a GPU, which a report makes wait, and 1 elsewhere.</summary>
    [JsonIgnore]
    public int ReportSteps { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Labels => LabelList.Split(LabelDelimiter);

    [JsonIgnore]
    public LabelScheme LabelScheme => new(Labels, OtherLabel, Task);

    [JsonIgnore]
    public DecisionOptions Decision => new(PredictionThreshold, Calibrates);

    [JsonIgnore]
    public NetworkOptions Network => new()
    {
        WindowLength = WindowLength,
        DropMult = DropMult,
        Seed = Seed,
        Kernels = Kernels,
        Precision = Precision,
    };

    [JsonIgnore]
    public bool Calibrates => Calibration ?? PredictionThreshold is null;

    /// <summary>The directions of the networks to train, each forward or backward.</summary>
    [JsonIgnore]
    public IReadOnlyList<Direction> Directions =>
        Direction == Direction.Both ? [Direction.Forward, Direction.Backward] : [Direction];

    /// <summary>Whether pieces of words are learnt from the training texts. A pretrained model brings its own.</summary>
    [JsonIgnore]
    public bool LearnsSubwords => Subwords > 0 && Pretrained == FromScratch;

    [JsonIgnore]
    public int EpochsOfLanguageModel => LanguageModelEpochs > 0 ? LanguageModelEpochs : Epochs;

    /// <summary>The language model has no labels to score: unless the training loss is monitored, its validation loss is.</summary>
    [JsonIgnore]
    public string MonitoredMetricOfLanguageModel => MonitoredMetric == Monitoring.TrainLoss ? Monitoring.TrainLoss : Monitoring.ValidLoss;

    /// <summary>The encoder of a model trained from scratch, with the language model's dropouts.</summary>
    [JsonIgnore]
    public EncoderConfig Encoder => new()
    {
        Architecture = EncoderArchitecture,
        EmbeddingSize = EmbeddingSize,
        HiddenSize = HiddenSize,
        Layers = Layers,
    };

    [JsonIgnore]
    public string DatasetObject => BucketLayout.Dataset(Language, DatasetFilename);

    [JsonIgnore]
    public string ModelObject => BucketLayout.InModelDir(ModelDir, ModelFilename);

    [JsonIgnore]
    public string ScoresObject => BucketLayout.InModelDir(ModelDir, ScoreFilename);

    /// <summary>The record of the run: everything a report shows that the trainer alone knows.</summary>
    [JsonIgnore]
    public string RecordFilename => BucketLayout.RecordOf(ModelFilename);

    /// <summary>The model card, beside the model.</summary>
    [JsonIgnore]
    public string CardFilename => BucketLayout.CardOf(ModelFilename);
}
