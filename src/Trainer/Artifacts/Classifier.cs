using TorchSharp;
using Trainer.Evaluation;
using Trainer.Model;
using Trainer.Text;
using Trainer.Training;

namespace Trainer.Artifacts;

/// <summary>A classifier with all it needs to read a text: from strings to probabilities.</summary>
/// <remarks>Owns its networks; several, reading in different directions, answer together. Not safe for use by several threads.</remarks>
/// <param name="device">Where its networks live.</param>
public sealed class Classifier(
    ITokenizer tokenizer, Vocabulary vocabulary, LabelClasses classes, TrainerSettings settings, torch.Device device) : IDisposable
{
    private readonly List<DirectedNetwork> _networks = [];

    public ITokenizer Tokenizer => tokenizer;

    public Vocabulary Vocabulary => vocabulary;

    public LabelClasses Classes => classes;

    /// <summary>How its outputs become answers; that of its settings until one is chosen.</summary>
    public DecisionRule Rule { get; set; } = DecisionRule.Fixed(settings);

    /// <summary>One a direction.</summary>
    public IReadOnlyList<DirectedNetwork> Networks => _networks;

    /// <summary>Adds a network, its weights drawn by chance.</summary>
    /// <param name="direction">Forward or backward.</param>
    /// <param name="encoder">As the language model has it, its dropouts not scaled.</param>
    public DirectedNetwork Add(Direction direction, EncoderConfig encoder)
    {
        _networks.Add(new DirectedNetwork(direction, encoder, vocabulary.Count, classes.Names.Count, settings, device));
        return _networks[^1];
    }

    /// <summary>The mean of the networks' probabilities, calibrated where its <see cref="Rule"/> does so.</summary>
    /// <returns>The probability of each class, for each text in the order given. // (N, C)</returns>
    /// <exception cref="OperationCanceledException">A batch began after the cancellation.</exception>
    public IReadOnlyList<float[]> Predict(IReadOnlyList<string> texts, int batchSize, CancellationToken cancellation = default) =>
        [.. Average(Encode(texts, cancellation), batchSize, cancellation).Select(row => Rule.Calibrate(row, classes))];

    /// <param name="probabilities">What <see cref="Predict"/> gave for a text. // (C)</param>
    /// <returns>Whether each label is predicted. // (labels)</returns>
    public bool[] Decide(IReadOnlyList<float> probabilities) => classes.Decide(probabilities, Rule.Thresholds);

    /// <returns>The token ids of each text.</returns>
    internal IReadOnlyList<int[]> Encode(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var tokens = new ParallelTokenizer(tokenizer, torch.get_num_threads()).Tokenize(texts, cancellation);
        return [.. tokens.Select(vocabulary.Numericalize)];
    }

    /// <summary>The mean of the networks' probabilities, not calibrated.</summary>
    /// <param name="documents">The token ids of each.</param>
    /// <returns>The probability of each class. // (N, C)</returns>
    internal IReadOnlyList<float[]> Average(IReadOnlyList<int[]> documents, int batchSize, CancellationToken cancellation)
    {
        var unlabelled = Enumerable.Repeat(new float[classes.Names.Count], documents.Count).ToArray();
        var answers = _networks.ConvertAll(directed => Predictor.Predict(
            directed.Network,
            new ClassifierObjective(multiLabel: !classes.AreExclusive),
            directed.Batches(documents, unlabelled, batchSize).Sorted().Until(cancellation),
            documents.Count,
            classes.Names.Count));
        return [.. Enumerable.Range(0, documents.Count).Select(row => Mean(answers, row))];
    }

    public void Dispose()
    {
        foreach (var directed in _networks)
            directed.Dispose();
    }

    private float[] Mean(List<float[,]> answers, int row) =>
        [.. Enumerable.Range(0, classes.Names.Count).Select(label => answers.Sum(answer => answer[row, label]) / answers.Count)];
}
