using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Faults;
using PyTorchFiles;
using Scoring;
using Settings;
using Text;
using TorchSharp;
using Trainer.Configuration;
using Ulmfit.Classification;
using Ulmfit.Model;

namespace Trainer.Artifacts;

/// <summary>
/// Writes and reads model files. A model file is a zip archive of <c>model.json</c>, <c>vocab.json</c>, <c>README.md</c>,
/// <c>forward/weights.pth</c> or <c>backward/weights.pth</c> or both (PyTorch state dicts with fastai's keys), and <c>spm.model</c> if
/// the classifier uses SentencePiece. Equal models have equal bytes. Reading a model file executes nothing in it.
/// </summary>
internal static class ModelFile
{
    internal const string DescriptionEntry = "model.json", VocabularyEntry = "vocab.json", SentencePieceEntry = "spm.model";

    private const string CardEntry = "README.md";

    // The earliest time that a zip archive supports. A constant time makes the file depend on nothing but the model.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static string WeightsEntry(Direction direction) => $"{JsonNamingPolicy.CamelCase.ConvertName(direction.ToString())}/weights.pth";

    /// <summary>Writes a model file.</summary>
    public static void Write(string path, Classifier classifier, ModelDescription description, TestScores scores) =>
        AtomicFile.Write(path, partial =>
        {
            using var archive = ZipFile.Open(partial, ZipArchiveMode.Create);
            Add(archive, DescriptionEntry, stream => JsonSerializer.Serialize(stream, description, SettingsJson.Options));
            Add(archive, VocabularyEntry, stream => JsonSerializer.Serialize(stream, classifier.Vocabulary.Tokens, SettingsJson.Options));
            Add(archive, CardEntry, stream => stream.Write(Encoding.UTF8.GetBytes(ModelCard.Write(description, scores))));
            if (classifier.Tokenizer is SentencePieceTokenizer { Model: var model })
                Add(archive, SentencePieceEntry, stream => stream.Write(model.File.Span));
            foreach (var directed in classifier.Networks)
                AddWeights(archive, directed);
        });

    /// <summary>Reads the description only.</summary>
    /// <exception cref="FaultException">The file is missing, damaged or has an unsupported version.</exception>
    public static ModelDescription ReadDescription(string path) => Read(path, archive => archive.Description());

    /// <summary>Loads a classifier for prediction.</summary>
    /// <param name="device">The device for the networks, independent of the training device; the CPU by default.</param>
    /// <exception cref="FaultException">
    /// The file is missing, damaged or has an unsupported version, or its parts do not fit together.
    /// </exception>
    public static (Classifier Classifier, ModelDescription Description) Load(string path, torch.Device? device = null) => Read(path, archive =>
    {
        var description = archive.Description();
        var settings = description.Settings;
        var vocabulary = new Vocabulary(archive.Vocabulary());
        ModelFit.Check(description);
        var classes = new LabelClasses(settings.LabelScheme, description.Classes);
        var tokenizer = Tokenizers.For(settings.Language, archive.SentencePiece());
        var classifier = new Classifier(
            tokenizer, vocabulary, classes, description.Rule(classes), settings.Network, device ?? torch.CPU);
        try
        {
            foreach (var network in description.Networks)
                AddNetwork(classifier, network, archive, path);
            return (classifier, description);
        }
        catch
        {
            classifier.Dispose();
            throw;
        }
    });

    private static void AddNetwork(Classifier classifier, NetworkDescription network, ModelArchive archive, string path)
    {
        using var scope = torch.NewDisposeScope();
        var weights = archive.Weights(network.Direction);
        ModelFit.Check(network, classifier.Vocabulary, weights);
        try
        {
            classifier.Add(network.Direction, network.Encoder).Network.Load(weights.ToTensors());
        }
        catch (FaultException fault)
        {
            throw new FaultException(fault.Kind, $"{path}: {fault.Message}", fault);
        }
    }

    // Weights do not compress, and PyTorch's reader requires an uncompressed entry.
    private static void AddWeights(ZipArchive archive, DirectedNetwork directed) => Add(
        archive,
        WeightsEntry(directed.Direction),
        stream => PyTorchFile.Write(stream, TorchTensors.FromTensors(directed.Network.StateDict())),
        CompressionLevel.NoCompression);

    private static void Add(
        ZipArchive archive, string name, Action<Stream> write, CompressionLevel compression = CompressionLevel.Optimal)
    {
        var entry = archive.CreateEntry(name, compression);
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
