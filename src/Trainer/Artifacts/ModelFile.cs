using System.IO.Compression;
using System.Text.Json;
using Faults;
using TorchSharp;
using Trainer.Artifacts.PyTorch;
using Trainer.Evaluation;
using Trainer.Model;
using Trainer.Text;

namespace Trainer.Artifacts;

/// <summary>
/// A classifier in one file: a zip archive of <c>model.json</c>, <c>vocab.json</c>, <c>weights.pth</c> (a PyTorch state dict under fastai's
/// key names) and <c>README.md</c>. Equal models give equal bytes. Reading one executes nothing.
/// </summary>
public static class ModelFile
{
    private const string DescriptionEntry = "model.json", VocabularyEntry = "vocab.json", WeightsEntry = "weights.pth", CardEntry = "README.md";
    private const long LargestText = 256 << 20;

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

    /// <exception cref="FaultException">The file is missing, damaged or of a newer version.</exception>
    public static ModelDescription ReadDescription(string path) => Read(path, ReadDescription);

    /// <summary>Loads the model, ready to predict.</summary>
    /// <exception cref="FaultException">The file is missing, damaged or of a newer version.</exception>
    public static (Classifier Classifier, ModelDescription Description) Load(string path) => Read(path, archive =>
    {
        var description = ReadDescription(archive);
        var settings = description.Settings;
        var vocabulary = new Vocabulary(Text<string[]>(archive, VocabularyEntry));
        var classes = new LabelClasses(settings.Labels, settings.OtherLabel, description.Classes);

        using var random = new ModelRandom(settings.Seed, torch.CPU);
        var network = Classifier.CreateNetwork(vocabulary.Count, classes.Names.Count, settings, random);
        using var scope = torch.NewDisposeScope();
        network.Load(ReadWeights(archive, path).ToTensors());
        return (new Classifier(Tokenizers.For(settings.Language), vocabulary, classes, network, settings.WindowLength, settings.Backward), description);
    });

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        // Weights do not compress, and PyTorch's own reader wants them stored.
        var entry = archive.CreateEntry(name, name == WeightsEntry ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        write(stream);
    }

    private static T Read<T>(string path, Func<ZipArchive, T> read)
    {
        if (!File.Exists(path))
            throw new FaultException(FaultKind.Data, $"{path}: there is no such model file.");
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return read(archive);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            throw new FaultException(FaultKind.Data, $"{path}: not a model file, or a damaged one ({exception.Message}). Train again, or copy it again.", exception);
        }
    }

    private static ModelDescription ReadDescription(ZipArchive archive)
    {
        var description = Text<ModelDescription>(archive, DescriptionEntry);
        return description.FormatVersion == ModelDescription.CurrentVersion
            ? description
            : throw new InvalidDataException($"its format is version {description.FormatVersion}; this trainer reads version {ModelDescription.CurrentVersion}");
    }

    private static T Text<T>(ZipArchive archive, string name)
    {
        var entry = Entry(archive, name);
        if (entry.Length > LargestText)
            throw new InvalidDataException($"{name} is larger than {LargestText >> 20} MiB");
        using var stream = entry.Open();
        return JsonSerializer.Deserialize<T>(stream, ModelDescription.Json) ?? throw new InvalidDataException($"{name} is empty");
    }

    private static StateDict ReadWeights(ZipArchive archive, string path)
    {
        var entry = Entry(archive, WeightsEntry);
        if (entry.CompressedLength != entry.Length)
            throw new InvalidDataException($"{WeightsEntry} is compressed");
        using var stream = entry.Open();
        using var seekable = new MemoryStream();
        stream.CopyTo(seekable);
        return PyTorchFile.ReadStateDict(seekable, $"{path}/{WeightsEntry}");
    }

    private static ZipArchiveEntry Entry(ZipArchive archive, string name) =>
        archive.GetEntry(name) ?? throw new InvalidDataException($"it has no {name}");
}
