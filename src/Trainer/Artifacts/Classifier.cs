using TorchSharp;
using Trainer.Data;
using Trainer.Evaluation;
using Trainer.Model;
using Trainer.Text;
using Trainer.Training;

namespace Trainer.Artifacts;

/// <summary>A classifier with all it needs to read a text: from strings to probabilities.</summary>
/// <remarks>Owns its network, and the randomness that network draws from. Not safe for use by several threads.</remarks>
public sealed class Classifier : IDisposable
{
    private readonly ITokenizer _tokenizer;
    private readonly TrainerSettings _settings;
    private readonly ModelRandom _random;

    /// <summary>Makes a network of the shape the settings describe, its weights drawn by chance.</summary>
    public Classifier(ITokenizer tokenizer, Vocabulary vocabulary, LabelClasses classes, TrainerSettings settings)
    {
        (_tokenizer, Vocabulary, Classes, _settings) = (tokenizer, vocabulary, classes, settings);
        _random = new ModelRandom(settings.Seed, torch.CPU);
        Network = new TextClassifier(
            vocabulary.Count,
            classes.Names.Count,
            settings.Encoder.ScaleDropouts(settings.DropMult),
            _random,
            settings.WindowLength,
            maxLength: 20 * settings.WindowLength);
    }

    public Vocabulary Vocabulary { get; }

    public LabelClasses Classes { get; }

    public TextClassifier Network { get; }

    /// <returns>The probability of each class, for each text in the order given. // (N, C)</returns>
    public IReadOnlyList<float[]> Predict(IReadOnlyList<string> texts, int batchSize)
    {
        var tokens = new ParallelTokenizer(_tokenizer, torch.get_num_threads()).Tokenize(texts);
        var documents = tokens.Select(Vocabulary.Numericalize).ToArray();
        var unlabelled = new float[Classes.Names.Count];
        var batches = new ClassifierBatches(
            documents, [.. documents.Select(_ => unlabelled)], batchSize, _settings.WindowLength, _settings.Direction == Direction.Backward);
        var probabilities = Predictor.Predict(
            Network,
            new ClassifierObjective(multiLabel: !Classes.AreExclusive),
            batches.Sorted(),
            documents.Length,
            Classes.Names.Count);
        return [.. Enumerable.Range(0, documents.Length).Select(row => Row(probabilities, row))];
    }

    public void Dispose()
    {
        Network.Dispose();
        _random.Dispose();
    }

    private static float[] Row(float[,] cells, int row)
    {
        var values = new float[cells.GetLength(1)];
        for (var column = 0; column < values.Length; column++)
            values[column] = cells[row, column];
        return values;
    }
}
