using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Faults;
using Kernels;
using Scoring;
using Settings;
using Text;
using Trainer.Cli.Options;
using Trainer.Cli.Terminals;
using Trainer.Configuration;
using Ulmfit.Training.Metrics;

namespace Trainer.Cli;

/// <summary>The arguments of <c>train</c>: the tutorial's by their own names and defaults, and ours beside them.</summary>
internal sealed class TrainArguments
{
    private const string KernelsOption = "--kernels";

    public static readonly string[] Languages = ["en", "fr", "ko", "ja", "zh"];

    private static readonly string[] Sources =
        [TrainerSettings.FromBucket, TrainerSettings.FromWikiText103, TrainerSettings.FromScratch];

    private static readonly string[] MonitoredMetrics =
        [Monitoring.ValidLoss, Monitoring.TrainLoss, .. LabelMetrics.All.Select(metric => metric.Name)];

    private readonly ServiceEnvironment _service;
    private readonly List<Option> _options = [];
    private readonly List<Func<TrainerSettings, ParseResult, TrainerSettings>> _readers = [];

    /// <param name="service">Where the service that runs the training wants things, unless the arguments say otherwise.</param>
    public TrainArguments(ServiceEnvironment service)
    {
        _service = service;
        var byDefault = new TrainerSettings();
        Text("--bucket-name", "A folder, gs://BUCKET, gs://BUCKET/PREFIX, or the name of a bucket in Cloud Storage.", null, (s, v) => s with { Bucket = v }, required: true);
        Text("--model-dir", "Where in the bucket the model and its scores go.", byDefault.ModelDir, (s, v) => s with { ModelDir = v });
        Text("--model-filename", "The model's file name.", byDefault.ModelFilename, (s, v) => s with { ModelFilename = v });
        Text("--score-filename", "The scores' file name.", byDefault.ScoreFilename, (s, v) => s with { ScoreFilename = v });
        Text("--dataset-filename", "The data set's file name in pretrained/LANG/.", byDefault.DatasetFilename,
            (s, v) => s with { DatasetFilename = v });
        Choice("--lang", "The texts' language.", byDefault.Language, Languages, (s, v) => s with { Language = v });
        Number("--drop-mult", "Scales every dropout of the classifier.", byDefault.DropMult, 0, 2, (s, v) => s with { DropMult = v });
        Number("--batch-size", "Documents in a batch.", byDefault.BatchSize, 2, int.MaxValue, (s, v) => s with { BatchSize = v });
        Number("--epochs", "Epochs of each stage.", byDefault.Epochs, 1, int.MaxValue, (s, v) => s with { Epochs = v });
        Choice("--direction", "The order a model reads in; both averages one model each way.", byDefault.Direction,
            (s, v) => s with { Direction = v });
        Flag("--bw", "Trains on reversed documents, as --direction=backward does.", (s, v) => v ? s with { Direction = Direction.Backward } : s);
        Choice("--monitored-metric", "The figure that chooses the classifier's best epoch; the language model's is chosen by a loss.",
            byDefault.MonitoredMetric, MonitoredMetrics, (s, v) => s with { MonitoredMetric = v });
        NumberOrAuto("--prediction-threshold",
            "A label more probable than that is predicted. auto: a threshold for each label, chosen on the validation rows. Without meaning "
            + "for multiclass.",
            DecisionOptions.TutorialThreshold, 0, 1, (s, v) => s with { PredictionThreshold = v });
        Text("--text-col", "The column of texts.", byDefault.TextColumn, (s, v) => s with { TextColumn = v });
        Text("--label-delim", "Stands between the labels of a row.", byDefault.LabelDelimiter, (s, v) => s with { LabelDelimiter = v });
        Text("--label-list", "The labels, joined by the delimiter.", byDefault.LabelList, (s, v) => s with { LabelList = v });
        Text("--other-label", "The label of rows that have none.", byDefault.OtherLabel, (s, v) => s with { OtherLabel = v });

        Choice("--task", "multilabel: any number of labels for a text; multiclass: one or none.", byDefault.Task,
            (s, v) => s with { Task = v });
        Choice("--pretrained",
            "The language model to start from. bucket: the one in pretrained/LANG/. wt103: the English one. none: from scratch. "
            + "Without this argument English starts from wt103.",
            byDefault.Pretrained, Sources, (s, v) => s with { Pretrained = v });
        Text("--english-archives", "Where wt103 is fetched from.", byDefault.EnglishArchives, (s, v) => s with { EnglishArchives = v });
        Text("--cache-folder", "Where what is fetched is kept; the user's cache folder when left out.", null,
            (s, v) => s with { CacheFolder = v });
        Choice("--recipe", "tutorial: the last layer group first, then all. ulmfit: group by group, as in the paper.", byDefault.Recipe,
            (s, v) => s with { Recipe = v });
        Choice("--architecture", "The recurrent layers, from scratch.", byDefault.EncoderArchitecture,
            (s, v) => s with { EncoderArchitecture = v });
        Add(TextOptions.Choice(
                "--calibration", "Calibrates the probabilities on the validation rows. Without this argument where thresholds are chosen.",
                ["true", "false"]),
            null, (s, v) => s with { Calibration = bool.Parse(v) }, required: false);
        Choice("--positive-weights",
            "What a text that carries a label weighs against those that do not. balanced: so much more that both kinds weigh the same, at most "
            + "20 times.",
            byDefault.PositiveWeights, (s, v) => s with { PositiveWeights = v });
        Choice("--batch-norm",
            "By which means and variances the classifier predicts. running: those of its last batches; population: those of the training "
            + "rows, computed after each epoch.",
            byDefault.BatchNorm, (s, v) => s with { BatchNorm = v });
        Number("--patience", "A stage ends after so many epochs without a better one; 0 means never.", byDefault.Patience, 0, int.MaxValue,
            (s, v) => s with { Patience = v });
        Number("--learning-rate", "The highest rate of stages that train every layer; 0 means the recipe's own.", byDefault.LearningRate, 0, 1,
            (s, v) => s with { LearningRate = v });
        Number("--clip", "The largest norm of all gradients together; larger ones are scaled to it. 0 means none.", byDefault.Clip,
            0, double.MaxValue, (s, v) => s with { Clip = v });
        Number("--test-size", "The share of rows kept for the scores.", byDefault.TestShare, 0, 1, (s, v) => s with { TestShare = v });
        Number("--validation-size", "The share of the other rows that validates.", byDefault.ValidationShare, 0, 1,
            (s, v) => s with { ValidationShare = v });
        Number("--split-seed", "Decides which rows test and validate.", byDefault.SplitSeed, 0u, uint.MaxValue,
            (s, v) => s with { SplitSeed = v });
        Number("--seed", "Decides initial weights, dropout and the order of documents.", byDefault.Seed, 0u, uint.MaxValue,
            (s, v) => s with { Seed = v });
        Number("--language-model-epochs", "Epochs of each stage of the language model; --epochs when 0.", byDefault.LanguageModelEpochs,
            0, int.MaxValue, (s, v) => s with { LanguageModelEpochs = v });
        Number("--embedding-size", "Size of a token's vector, from scratch.", byDefault.EmbeddingSize, 1, 65_536,
            (s, v) => s with { EmbeddingSize = v });
        Number("--hidden-size", "Units of a recurrent layer, from scratch.", byDefault.HiddenSize, 1, 65_536,
            (s, v) => s with { HiddenSize = v });
        Number("--layers", "Recurrent layers, from scratch.", byDefault.Layers, 1, 64, (s, v) => s with { Layers = v });
        Number("--bptt", "Tokens between two detachments of the state.", byDefault.WindowLength, 2, 65_536,
            (s, v) => s with { WindowLength = v });
        Number("--min-frequency", "A rarer token is unknown.", byDefault.MinFrequency, 1, int.MaxValue,
            (s, v) => s with { MinFrequency = v });
        Number("--max-vocabulary", "The vocabulary's largest size.", byDefault.MaxVocabulary, 16, 16_777_216,
            (s, v) => s with { MaxVocabulary = v });
        Number("--subwords", "From scratch, the pieces of words learnt from the training texts; 0 means whole words.", byDefault.Subwords,
            0, 1_000_000, (s, v) => s with { Subwords = v });
        Number("--max-rows", "Trains on only so many rows of the data set, chosen by chance; 0 means all.", byDefault.MaxRows,
            0, int.MaxValue, (s, v) => s with { MaxRows = v });
        Text("--export-dir", "A folder or gs:// address where model and scores are written too; AIP_MODEL_DIR when left out.",
            service.ModelDir, (s, v) => s with { ExportDir = v });
        Text("--tensorboard-dir", "A folder or gs:// address for TensorBoard's curves; AIP_TENSORBOARD_LOG_DIR when left out.",
            service.TensorBoardDir, (s, v) => s with { TensorBoardDir = v });
        Text("--checkpoint-dir",
            "A folder or gs:// address for the checkpoints of this run alone, or none. Without it they lie in AIP_CHECKPOINT_DIR or beside "
            + "the model, where every run has a folder of its own.",
            null, (s, v) => s with { CheckpointDir = v });
        Number("--checkpoint-minutes", "The longest time between two checkpoints; 0 for one after every step.", byDefault.CheckpointMinutes,
            0, 1440, (s, v) => s with { CheckpointMinutes = v });
        Flag("--include-texts", "Shows texts of the data set in the record of the run, for its report.",
            (s, v) => s with { IncludeTexts = v });
        Flag("--fresh", "Deletes the checkpoints of an earlier run and starts anew.", (s, v) => s with { Fresh = v });
        Number("--threads", "Threads of the tensor library; 0 means all cores.", byDefault.Threads, 0, 1024,
            (s, v) => s with { Threads = v });
        Choice(KernelsOption, "What computes where no GPU does. fast: this program's own operations; reference: the tensor library's.",
            byDefault.Kernels, (s, v) => s with { Kernels = v });
        Choice("--precision",
            "The numbers in the matrix products of training steps. bf16: for GPUs from Ampere on; weights, losses and scores stay in fp32.",
            byDefault.Precision, (s, v) => s with { Precision = v });
        Number("--report-steps", "Steps reported at a time; 0 means 20 on a GPU, which a report makes wait, and 1 elsewhere.",
            byDefault.ReportSteps, 0, 10_000, (s, v) => s with { ReportSteps = v });
        Add(DeviceOption.Create("What to train on"), (s, v) => s with { Device = DeviceOption.Parse(v) });
    }

    public IEnumerable<Option> Options => _options;

    /// <exception cref="FaultException">Two arguments contradict each other.</exception>
    public TrainerSettings Read(ParseResult arguments)
    {
        var settings = _readers.Aggregate(new TrainerSettings { CheckpointRoot = _service.CheckpointDir }, (settings, read) => read(settings, arguments));
        var isEnglish = !Tokenizers.UsesSentencePiece(settings.Language);
        if (isEnglish && !IsGiven(arguments, "--pretrained"))
            settings = settings with { Pretrained = TrainerSettings.FromWikiText103 };
        if (!isEnglish && settings.Pretrained == TrainerSettings.FromWikiText103)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"--pretrained: wt103 reads English only, and --lang is {settings.Language}. Choose bucket or none.");
        }

        if (arguments.GetValue<bool>("--bw") && IsGiven(arguments, "--direction"))
            throw new FaultException(FaultKind.Settings, "--bw: --direction is given too. Leave one of them out.");
        if (settings.Precision != Precision.Fp32 && settings.Kernels == KernelChoice.Fast && IsGiven(arguments, KernelsOption))
            throw new FaultException(FaultKind.Settings, "--kernels: fast computes in fp32 only, and --precision is bf16. Leave one of them out.");
        return settings;
    }

    private static bool IsGiven(ParseResult arguments, string option) => arguments.GetResult(option) is OptionResult { Implicit: false };

    private void Text(string name, string description, string? byDefault, Func<TrainerSettings, string, TrainerSettings> set,
        bool required = false) => Add(TextOptions.Create(name, description), byDefault, set, required);

    private void Choice(
        string name, string description, string byDefault, string[] choices, Func<TrainerSettings, string, TrainerSettings> set) =>
        Add(TextOptions.Choice(name, description, choices), byDefault, set, required: false);

    private void Choice<T>(string name, string description, T byDefault, Func<TrainerSettings, T, TrainerSettings> set)
        where T : struct, Enum
    {
        var spellings = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        var spelling = spellings.Single(entry => entry.Value.Equals(byDefault)).Key;
        Choice(name, description, spelling, [.. spellings.Keys], (settings, chosen) => set(settings, spellings[chosen]));
    }

    private void Number<T>(string name, string description, T byDefault, T least, T most, Func<TrainerSettings, T, TrainerSettings> set)
        where T : struct, INumber<T> => Add(
        new Option<T>(name)
        {
            Description = description,
            DefaultValueFactory = _ => byDefault,
            CustomParser = result => Parse(result, name, least, most, "") ?? byDefault,
        },
        set);

    /// <summary>A number, or the word <c>auto</c> for null.</summary>
    private void NumberOrAuto(
        string name, string description, float byDefault, float least, float most, Func<TrainerSettings, float?, TrainerSettings> set)
    {
        var option = new Option<OrAuto>(name)
        {
            Description = description,
            DefaultValueFactory = _ => new(byDefault),
            CustomParser = result => new(
                result.Tokens[0].Value == ThresholdConverter.Auto ? null : Parse(result, name, least, most, $" or {ThresholdConverter.Auto}")),
        };
        Add(option, (settings, value) => set(settings, value.Number));
    }

    /// <returns>Null, and an error, where it is no number of the range.</returns>
    private static T? Parse<T>(ArgumentResult result, string name, T least, T most, string orElse)
        where T : struct, INumber<T>
    {
        var given = result.Tokens[0].Value;
        if (T.TryParse(given, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        var kind = T.IsZero(T.One / (T.One + T.One)) ? "a whole number" : "a number";
        result.AddError(string.Create(
            CultureInfo.InvariantCulture, $"{name}: expected {kind} from {least} to {most}{orElse}, got \"{given}\"."));
        return null;
    }

    private void Flag(string name, string description, Func<TrainerSettings, bool, TrainerSettings> set) =>
        Add(new Option<bool>(name) { Description = description }, set);

    private void Add(Option<string> option, string? byDefault, Func<TrainerSettings, string, TrainerSettings> set, bool required)
    {
        option.Required = required;
        if (byDefault is not null)
            option.DefaultValueFactory = _ => byDefault;
        Add(option, set);
    }

    private void Add<T>(Option<T> option, Func<TrainerSettings, T, TrainerSettings> set)
    {
        _options.Add(option);
        _readers.Add((settings, arguments) => arguments.GetValue(option) is { } value ? set(settings, value) : settings);
    }

    /// <param name="Number">Null for auto.</param>
    private readonly record struct OrAuto(float? Number)
    {
        public override string ToString() => Number?.ToString(CultureInfo.InvariantCulture) ?? ThresholdConverter.Auto; // as the help shows it
    }
}
