using TorchSharp;
using Trainer.Data;
using Trainer.Evaluation;
using Trainer.Model;
using Trainer.Text;
using Trainer.Training;

namespace Trainer.Artifacts;

/// <summary>A trained classifier with all it needs to read a text: from strings to probabilities.</summary>
public sealed class Classifier(
    ITokenizer tokenizer, Vocabulary vocabulary, LabelClasses classes, TextClassifier network, int windowLength, bool backward)
{
    public Vocabulary Vocabulary => vocabulary;

    public LabelClasses Classes => classes;

    public TextClassifier Network => network;

    /// <summary>A network of the shape the settings describe.</summary>
    public static TextClassifier CreateNetwork(int vocabularySize, int classes, TrainerSettings settings, ModelRandom random) => new(
        vocabularySize,
        classes,
        settings.Architecture.ScaleDropouts(settings.DropMult),
        random,
        settings.WindowLength,
        maxLength: 20 * settings.WindowLength);

    /// <returns>The probability of each class, for each text in the order given. // (N, C)</returns>
    public IReadOnlyList<float[]> Predict(IReadOnlyList<string> texts, int batchSize)
    {
        var documents = new ParallelTokenizer(tokenizer, torch.get_num_threads()).Tokenize(texts).Select(vocabulary.Numericalize).ToArray();
        var batches = new ClassifierBatches(
            documents, [.. documents.Select(_ => new float[classes.Names.Count])], batchSize, windowLength, backward);
        var probabilities = Predictor.Predict(
            network, new ClassifierObjective(multiLabel: true), batches.Sorted(), documents.Length, classes.Names.Count);
        return [.. Enumerable.Range(0, documents.Length).Select(row => Row(probabilities, row))];
    }

    private static float[] Row(float[,] cells, int row)
    {
        var values = new float[cells.GetLength(1)];
        for (var column = 0; column < values.Length; column++)
            values[column] = cells[row, column];
        return values;
    }
}
