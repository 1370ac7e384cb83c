using System.IO.Compression;
using System.Text.Json;
using Faults;
using TorchSharp;
using Trainer.Artifacts.PyTorch;
using Trainer.Evaluation;
using Trainer.Text;

namespace Trainer.Artifacts;

/// <summary>
/// A classifier in one file: a zip archive of <c>model.json</c>, <c>vocab.json</c>, <c>weights.pth</c> (a PyTorch state dict under fastai's
/// key names) and <c>README.md</c>. Equal models give equal bytes. Reading one executes nothing.
/// </summary>
public static class ModelFile
{
    internal const string DescriptionEntry = "model.json", VocabularyEntry = "vocab.json", WeightsEntry = "weights.pth";

    private const string CardEntry = "README.md";

    // The earliest time a zip archive can hold: the file depends on nothing but the model.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(
        string path, Classifier classifier, TrainerSettings settings, ScoreSheet scores, IReadOnlyList<StageHistory> history)
    {
        var description = new ModelDescription(
            ModelDescription.CurrentVersion, settings, classifier.Classes.Names, ScoresFile.ToObject(scores), history);
        AtomicFile.Write(path, partial =>
        {
            using var archive = ZipFile.Open(partial, ZipArchiveMode.Create);
            Add(archive, DescriptionEntry, stream => JsonSerializer.Serialize(stream, description, ModelDescription.Json));
            Add(archive, VocabularyEntry, stream => JsonSerializer.Serialize(stream, classifier.Vocabulary.Tokens, ModelDescription.Json));
            Add(archive, CardEntry, stream => ModelCard.Write(stream, description, scores));
            Add(archive, WeightsEntry, stream => PyTorchFile.Write(stream, TorchTensors.FromTensors(classifier.Network.StateDict())));
        });
    }

    /// <exception cref="FaultException">The file is missing, damaged or of another version.</exception>
    public static ModelDescription ReadDescription(string path) => Read(path, archive => archive.Description());

    /// <summary>Loads the model, ready to predict.</summary>
    /// <exception cref="FaultException">The file is missing, damaged or of another version, or its parts do not fit together.</exception>
    public static (Classifier Classifier, ModelDescription Description) Load(string path) => Read(path, archive =>
    {
        var description = archive.Description();
        var settings = description.Settings;
        var vocabulary = new Vocabulary(archive.Vocabulary());
        var weights = archive.Weights();
        ModelFit.Check(description, vocabulary, weights);

        var classes = new LabelClasses(settings, description.Classes);
        var classifier = new Classifier(Tokenizers.For(settings.Language), vocabulary, classes, settings);
        using var scope = torch.NewDisposeScope();
        try
        {
            classifier.Network.Load(weights.ToTensors());
            return (classifier, description);
        }
        catch (FaultException fault)
        {
            classifier.Dispose();
            throw new FaultException(fault.Kind, $"{path}: {fault.Message}", fault);
        }
    });

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        // Weights do not compress, and PyTorch's own reader wants them stored.
        var entry = archive.CreateEntry(name, name == WeightsEntry ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        write(stream);
    }

    private static T Read<T>(string path, Func<ModelArchive, T> read)
    {
        if (!File.Exists(path))
            throw new FaultException(FaultKind.Data, $"{path}: there is no such model file. Check the path.");
        try
        {
            using var archive = new ModelArchive(path);
            return read(archive);
        }
        catch (InvalidDataException exception)
        {
            throw new FaultException(
                FaultKind.Data,
                $"{path}: not a model file, or a damaged one: {exception.Message} Copy it again, or train again.",
                exception);
        }
    }
}
