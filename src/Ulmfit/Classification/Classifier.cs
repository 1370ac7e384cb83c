using Kernels.Reading;
using Scoring;
using Settings;
using Text;
using TorchSharp;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;

namespace Ulmfit.Classification;

/// <summary>A classifier with all it needs to read a text: from strings to probabilities.</summary>
/// <remarks>Owns its networks; several, reading in different directions, answer together. Not safe for use by several threads.</remarks>
/// <param name="rule">See <see cref="Rule"/>.</param>
/// <param name="device">Where its networks live.</param>
public sealed class Classifier(
    ITokenizer tokenizer, Vocabulary vocabulary, LabelClasses classes, DecisionRule rule, NetworkOptions options, torch.Device device)
    : IDisposable
{
    private readonly List<DirectedNetwork> _networks = [];

    public ITokenizer Tokenizer => tokenizer;

    public Vocabulary Vocabulary => vocabulary;

    public LabelClasses Classes => classes;

    /// <summary>How its outputs become answers.</summary>
    public DecisionRule Rule { get; set; } = rule;

    /// <summary>Of the matrix products of its networks.</summary>
    public ReadingPrecision Precision { get; set; }

    /// <summary>One a direction.</summary>
    public IReadOnlyList<DirectedNetwork> Networks => _networks;

    /// <summary>Adds a network, its weights drawn by chance.</summary>
    /// <param name="direction">Forward or backward.</param>
    /// <param name="encoder">As the language model has it, its dropouts not scaled.</param>
    public DirectedNetwork Add(Direction direction, EncoderConfig encoder)
    {
        _networks.Add(new DirectedNetwork(direction, encoder, vocabulary.Count, classes.Names.Count, options, device));
        return _networks[^1];
    }

    /// <summary>The token ids of a text, in its order.</summary>
    /// <remarks>Safe to call from several threads, and beside <see cref="PredictEncoded"/>.</remarks>
    public int[] Encode(string text) => vocabulary.Numericalize(tokenizer.Tokenize(text));

    /// <inheritdoc cref="PredictEncoded"/>
    public IReadOnlyList<float[]> Predict(IReadOnlyList<string> texts, int batchSize, CancellationToken cancellation = default) =>
        PredictEncoded(Encode(texts, cancellation), batchSize, cancellation);

    /// <summary>
    /// The mean of the networks' probabilities, calibrated where the <see cref="Rule"/> does so. Neither the batch nor what else is in it
    /// changes a text's, but for rounding.
    /// </summary>
    /// <param name="documents">What <see cref="Encode(string)"/> gave of each text.</param>
    /// <param name="batchSize">The most documents that are read together.</param>
    /// <returns>The probability of each class, for each text in the order given. // (N, C)</returns>
    /// <exception cref="OperationCanceledException">A batch began after the cancellation.</exception>
    public IReadOnlyList<float[]> PredictEncoded(IReadOnlyList<int[]> documents, int batchSize, CancellationToken cancellation = default) =>
        [.. Average(documents, batchSize, cancellation).Select(row => Rule.Calibrate(row, classes))];

    /// <summary>What the classifier answers to a text.</summary>
    /// <param name="probabilities">Of the text, as <see cref="PredictEncoded"/> gave them. // (C)</param>
    public Prediction Decide(float[] probabilities)
    {
        var decided = classes.Decide(probabilities, Rule.Thresholds);
        return new([.. classes.Labels.Where((_, label) => decided[label])], probabilities);
    }

    /// <returns>The token ids of each text.</returns>
    public IReadOnlyList<int[]> Encode(IReadOnlyList<string> texts, CancellationToken cancellation) =>
        [.. new ParallelTexts(torch.get_num_threads()).Select(texts, Encode, cancellation)];

    /// <summary>The mean of the networks' probabilities, not calibrated.</summary>
    /// <inheritdoc cref="PredictEncoded"/>
    public IReadOnlyList<float[]> Average(IReadOnlyList<int[]> documents, int batchSize, CancellationToken cancellation)
    {
        var objective = new ClassifierObjective(multiLabel: !classes.AreExclusive);
        var answers = _networks.ConvertAll(directed => directed.Predict(documents, objective, batchSize, Precision, cancellation));
        return [.. Enumerable.Range(0, documents.Count).Select(document => Mean(answers, document))];
    }

    public void Dispose()
    {
        foreach (var directed in _networks)
            directed.Dispose();
    }

    private float[] Mean(List<float[][]> answers, int document) =>
        [.. Enumerable.Range(0, classes.Names.Count).Select(label => answers.Sum(answer => answer[document][label]) / answers.Count)];
}
