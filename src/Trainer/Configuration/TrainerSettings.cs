using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scoring;
using Settings;
using Settings.Declarations;
using Storage;
using Ulmfit.Model;

namespace Trainer.Configuration;

/// <summary>The settings of one training run. The tutorial's arguments keep their names and defaults.</summary>
public sealed record TrainerSettings : LearningSettings<DatasetColumns, PretrainedStart>
{
    [SetsRequiredMembers]
    public TrainerSettings()
    {
        Language = Language.Fr;
        Dataset = new DatasetColumns { Labels = ["categ1", "categ2"] };
        Storage = new StorageSettings { Bucket = "", ModelDir = "model", ModelFilename = "model.zip", ScoreFilename = "scores.json" };
    }

    [Description("The file name of the data set in pretrained/LANG/ of the bucket.")]
    [RegularExpression(Forms.FileName, ErrorMessage = "a file name without a folder")]
    [Argument("--dataset-filename")]
    public string DatasetFilename { get; init; } = "labelled_dataset.csv";

    [Description("The number of rows to train on, drawn at random; all of them when left out.")]
    [Range(1, int.MaxValue)]
    [Argument("--max-rows")]
    public int? MaxRows { get; init; }

    /// <summary>Options that do not change the model.</summary>
    [JsonIgnore]
    public RunOptions Run { get; init; } = new();

    [JsonIgnore]
    public LabelScheme LabelScheme => new(Dataset.Labels, Dataset.OtherLabel, Task);

    /// <summary>A fixed threshold keeps the meaning it has in the tutorial, so only chosen thresholds calibrate by default.</summary>
    [JsonIgnore]
    public DecisionOptions Decision => new(
        (float?)Training.PredictionThreshold, Training.Calibration ?? Training.PredictionThreshold is null);

    [JsonIgnore]
    public NetworkOptions Network => new()
    {
        WindowLength = Model.Bptt,
        DropMult = Training.DropMult,
        Seed = Training.Seed,
        Kernels = Run.Kernels,
        Precision = Training.Precision,
    };

    /// <summary>The directions of the networks to train, each forward or backward.</summary>
    [JsonIgnore]
    public IReadOnlyList<Direction> Directions =>
        Pretrained.Direction == Direction.Both ? [Direction.Forward, Direction.Backward] : [Pretrained.Direction];

    /// <summary>The number of subwords to learn from the training texts; null for none. A pretrained model brings its own.</summary>
    [JsonIgnore]
    public int? LearnedSubwords => Pretrained.Source == LanguageModelSource.None ? Vocabulary.Subwords : null;

    [JsonIgnore]
    public int EpochsOfLanguageModel => Training.LanguageModelEpochs ?? Training.Epochs;

    /// <summary>A language model has no labels to score: its validation loss is monitored unless the training loss is.</summary>
    [JsonIgnore]
    public MonitoredMetric MonitorOfLanguageModel =>
        Training.Monitor == MonitoredMetric.TrainLoss ? MonitoredMetric.TrainLoss : MonitoredMetric.ValidLoss;

    /// <summary>The encoder of a model trained from scratch, with the language model's dropouts.</summary>
    [JsonIgnore]
    public EncoderConfig Encoder => new()
    {
        Architecture = Model.Architecture,
        EmbeddingSize = Model.EmbeddingSize,
        HiddenSize = Model.HiddenSize,
        Layers = Model.Layers,
    };

    [JsonIgnore]
    public string ModelFilename => Storage.ModelFilename!;

    [JsonIgnore]
    public string ScoreFilename => Storage.ScoreFilename!;

    [JsonIgnore]
    public string DatasetObject => BucketLayout.Dataset(Spelling.Of(Language), DatasetFilename);

    [JsonIgnore]
    public string ModelObject => BucketLayout.InModelDir(Storage.ModelDir, ModelFilename);

    [JsonIgnore]
    public string ScoresObject => BucketLayout.InModelDir(Storage.ModelDir, ScoreFilename);

    /// <summary>The record of the run, from which its report is made.</summary>
    [JsonIgnore]
    public string RecordFilename => BucketLayout.RecordOf(ModelFilename);

    /// <summary>The model card, beside the model.</summary>
    [JsonIgnore]
    public string CardFilename => BucketLayout.CardOf(ModelFilename);
}
