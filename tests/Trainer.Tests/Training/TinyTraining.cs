using System.Text;
using Scoring;
using Settings;
using Storage.Folders;
using Trainer.Artifacts;
using Trainer.Configuration;
using Trainer.Training;
using Ulmfit.Classification;
using Ulmfit.Tests.Training;
using Ulmfit.Training.Progress;

namespace Trainer.Tests.Training;

/// <summary>Complete training runs of about a second, each in its own bucket.</summary>
internal sealed class TinyTraining : IDisposable
{
    private readonly TempFolder _bucket = new();

    public TrainerSettings Settings { get; init; } = new()
    {
        Language = Language.Fr,
        Pretrained = new() { Source = LanguageModelSource.None },
        Dataset = new() { Labels = ["good", "bad"] },
        Model = new() { EmbeddingSize = 6, HiddenSize = 8, Layers = 2, Bptt = 8 },
        Vocabulary = new() { MinFrequency = 1 },
        Training = new() { Epochs = 1, BatchSize = 8, Threads = 1 },
    };

    public RecordedProgress Progress { get; } = new();

    public StringWriter Log { get; } = new();

    public string BucketPath => _bucket.Path;

    public string DatasetPath => _bucket.PathOf(Settings.DatasetObject);

    public string ModelPath => _bucket.PathOf("model", "model.zip");

    public string ScoresPath => _bucket.PathOf("model", "scores.json");

    public string RecordPath => _bucket.PathOf("model", "model.run.json");

    public string CardPath => _bucket.PathOf("model", "model.README.md");

    /// <summary>Texts whose words determine the label, enough of them that each split holds each label.</summary>
    public static string OneHot(int rows) =>
        Rows(rows, "text,good,bad", number => (number % 3) switch { 0 => "1,0", 1 => "0,1", _ => "0,0" });

    /// <summary>The same rows with their labels in one column.</summary>
    public static string Converted(int rows) =>
        Rows(rows, "text,labels", number => (number % 3) switch { 0 => "good", 1 => "bad", _ => "other" });

    public TinyTraining With(string csv)
    {
        _bucket.Write(Settings.DatasetObject, csv);
        return this;
    }

    public Task<ScoreSheet> RunAsync(CancellationToken cancellation = default) => RunAsync(Progress, cancellation);

    public Task<ScoreSheet> RunAsync(ITrainingProgress progress, CancellationToken cancellation = default) =>
        RunAsync(Settings, progress, cancellation);

    /// <summary>A run with other settings in the same bucket.</summary>
    public async Task<ScoreSheet> RunAsync(TrainerSettings settings, ITrainingProgress progress, CancellationToken cancellation = default)
    {
        var training = new ClassifierTraining(settings, new FolderObjectStore(BucketPath), progress, Log);
        return (await training.RunAsync(cancellation)).Sheet;
    }

    public Classifier Load() => ModelFile.Load(ModelPath).Classifier;

    public void Dispose() => _bucket.Dispose();

    private static string Rows(int rows, string header, Func<int, string> labels)
    {
        string[] words = ["fine", "poor", "plain"];
        var csv = new StringBuilder(header).Append('\n');
        for (var number = 0; number < rows; number++)
            csv.Append($"\"a {words[number % 3]} day, number {number} of many\",{labels(number)}\n");
        return csv.ToString();
    }
}
