using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Trainer.Training;

namespace Trainer.Cli;

/// <summary>The arguments of <c>train</c>: the tutorial's by their own names and defaults, and ours beside them.</summary>
internal sealed class TrainArguments
{
    public static readonly string[] Languages = ["en", "fr", "ko", "ja", "zh"];

    private static readonly string[] MonitoredMetrics =
        [Monitoring.ValidLoss, Monitoring.TrainLoss, .. LabelMetric.All(threshold: null).Select(metric => metric.Name)];

    private readonly List<Option> _options = [];
    private readonly List<Func<TrainerSettings, ParseResult, TrainerSettings>> _readers = [];

    public TrainArguments()
    {
        var byDefault = new TrainerSettings();
        Text("--bucket-name", "The bucket's name, or a folder's path.", null, (s, v) => s with { Bucket = v });
        Text("--model-dir", "Where in the bucket the model and its scores go.", byDefault.ModelDir, (s, v) => s with { ModelDir = v });
        Text("--model-filename", "The model's file name.", byDefault.ModelFilename, (s, v) => s with { ModelFilename = v });
        Text("--score-filename", "The scores' file name.", byDefault.ScoreFilename, (s, v) => s with { ScoreFilename = v });
        Text("--dataset-filename", "The data set's file name in pretrained/LANG/.", byDefault.DatasetFilename,
            (s, v) => s with { DatasetFilename = v });
        Choice("--lang", "The texts' language.", byDefault.Language, Languages, (s, v) => s with { Language = v });
        Number("--drop-mult", "Scales every dropout of the classifier.", byDefault.DropMult, 0, 2, (s, v) => s with { DropMult = v });
        Number("--batch-size", "Documents in a batch.", byDefault.BatchSize, 2, int.MaxValue, (s, v) => s with { BatchSize = v });
        Number("--epochs", "Epochs of each stage.", byDefault.Epochs, 1, int.MaxValue, (s, v) => s with { Epochs = v });
        Flag("--bw", "Trains on reversed documents.", (s, v) => v ? s with { Direction = Direction.Backward } : s);
        Choice("--monitored-metric", "The figure that chooses the classifier's best epoch; the language model's is chosen by a loss.",
            byDefault.MonitoredMetric, MonitoredMetrics, (s, v) => s with { MonitoredMetric = v });
        Number("--prediction-threshold", "A class above it is predicted.", byDefault.PredictionThreshold, 0f, 1f,
            (s, v) => s with { PredictionThreshold = v });
        Text("--text-col", "The column of texts.", byDefault.TextColumn, (s, v) => s with { TextColumn = v });
        Text("--label-delim", "Stands between the labels of a row.", byDefault.LabelDelimiter, (s, v) => s with { LabelDelimiter = v });
        Text("--label-list", "The labels, joined by the delimiter.", byDefault.LabelList, (s, v) => s with { LabelList = v });
        Text("--other-label", "The label of rows that have none.", byDefault.OtherLabel, (s, v) => s with { OtherLabel = v });

        Choice("--pretrained", "bucket: start from the language model in pretrained/LANG/; none: from scratch.", byDefault.Pretrained,
            [TrainerSettings.FromBucket, TrainerSettings.FromScratch], (s, v) => s with { Pretrained = v });
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
        Number("--max-rows", "Trains on only so many rows of the data set, chosen by chance; 0 means all.", byDefault.MaxRows,
            0, int.MaxValue, (s, v) => s with { MaxRows = v });
        Number("--threads", "Threads of the tensor library; 0 means all cores.", byDefault.Threads, 0, 1024,
            (s, v) => s with { Threads = v });
    }

    public IEnumerable<Option> Options => _options;

    public TrainerSettings Read(ParseResult arguments) =>
        _readers.Aggregate(new TrainerSettings(), (settings, read) => read(settings, arguments));

    private void Text(string name, string description, string? byDefault, Func<TrainerSettings, string, TrainerSettings> set) =>
        Add(TextOptions.Create(name, description), byDefault, set);

    private void Choice(
        string name, string description, string byDefault, string[] choices, Func<TrainerSettings, string, TrainerSettings> set) =>
        Add(TextOptions.Choice(name, description, choices), byDefault, set);

    private void Number<T>(string name, string description, T byDefault, T least, T most, Func<TrainerSettings, T, TrainerSettings> set)
        where T : struct, INumber<T>
    {
        var hasHalves = !T.IsZero(T.One / (T.One + T.One));
        var kind = hasHalves ? "a number" : "a whole number";
        Add(new Option<T>(name)
        {
            Description = description,
            DefaultValueFactory = _ => byDefault,
            CustomParser = result =>
            {
                if (T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
                    return value;
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"{name}: expected {kind} from {least} to {most}, got \"{result.Tokens[0].Value}\"."));
                return byDefault;
            },
        }, set);
    }

    private void Flag(string name, string description, Func<TrainerSettings, bool, TrainerSettings> set) =>
        Add(new Option<bool>(name) { Description = description }, set);

    private void Add(Option<string> option, string? byDefault, Func<TrainerSettings, string, TrainerSettings> set)
    {
        option.Required = byDefault is null;
        if (byDefault is not null)
            option.DefaultValueFactory = _ => byDefault;
        Add(option, set);
    }

    private void Add<T>(Option<T> option, Func<TrainerSettings, T, TrainerSettings> set)
    {
        _options.Add(option);
        _readers.Add((settings, arguments) => set(settings, arguments.GetValue(option)!));
    }
}
