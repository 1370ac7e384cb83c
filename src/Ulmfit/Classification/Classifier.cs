using Kernels.Reading;
using Scoring;
using Settings;
using Text;
using TorchSharp;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;

namespace Ulmfit.Classification;

/// <summary>A text classifier from strings to probabilities: tokenizer, vocabulary, networks and decision rule.</summary>
/// <remarks>Owns its networks. The probabilities of networks that read in different directions are averaged. Not thread-safe.</remarks>
/// <param name="rule">See <see cref="Rule"/>.</param>
/// <param name="device">The device that holds the networks.</param>
public sealed class Classifier(
    ITokenizer tokenizer, Vocabulary vocabulary, LabelClasses classes, DecisionRule rule, NetworkOptions options, torch.Device device)
    : IDisposable
{
    private readonly List<DirectedNetwork> _networks = [];

    /// <summary>Splits texts into tokens.</summary>
    public ITokenizer Tokenizer => tokenizer;

    /// <summary>Maps tokens to ids.</summary>
    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The classes that the networks predict.</summary>
    public LabelClasses Classes => classes;

    /// <summary>The rule that turns probabilities into labels.</summary>
    public DecisionRule Rule { get; set; } = rule;

    /// <summary>Number format of the matrix products in inference.</summary>
    public ReadingPrecision Precision { get; set; }

    /// <summary>The networks, one per direction.</summary>
    public IReadOnlyList<DirectedNetwork> Networks => _networks;

    /// <summary>Adds a network with random initial weights.</summary>
    /// <param name="direction">Forward or backward.</param>
    /// <param name="encoder">The configuration of the language model's encoder, with unscaled dropouts.</param>
    public DirectedNetwork Add(Direction direction, EncoderConfig encoder)
    {
        _networks.Add(new DirectedNetwork(direction, encoder, vocabulary.Count, classes.Names.Count, options, device));
        return _networks[^1];
    }

    /// <summary>The token ids of a text, in text order.</summary>
    /// <remarks>Thread-safe, also while <see cref="PredictEncoded"/> runs.</remarks>
    public int[] Encode(string text) => vocabulary.Numericalize(tokenizer.Tokenize(text));

    /// <inheritdoc cref="PredictEncoded"/>
    public IReadOnlyList<float[]> Predict(IReadOnlyList<string> texts, int batchSize, CancellationToken cancellation = default) =>
        PredictEncoded(Encode(texts, cancellation), batchSize, cancellation);

    /// <summary>
    /// The mean of the networks' probabilities, calibrated if the <see cref="Rule"/> has temperatures. The batch size and the other texts
    /// in a batch do not change the probabilities of a text, except by rounding.
    /// </summary>
    /// <param name="documents">The result of <see cref="Encode(string)"/> for each text.</param>
    /// <param name="batchSize">The largest number of documents in a batch.</param>
    /// <returns>The probability of each class for each text, in input order. // (N, C)</returns>
    /// <exception cref="OperationCanceledException">The operation was canceled; this is checked before each batch.</exception>
    public IReadOnlyList<float[]> PredictEncoded(IReadOnlyList<int[]> documents, int batchSize, CancellationToken cancellation = default) =>
        [.. Average(documents, batchSize, cancellation).Select(row => Rule.Calibrate(row, classes))];

    /// <summary>Applies the decision rule to the probabilities of a text.</summary>
    /// <param name="probabilities">One row of the result of <see cref="PredictEncoded"/>. // (C)</param>
    public Prediction Decide(float[] probabilities)
    {
        var decided = classes.Decide(probabilities, Rule.Thresholds);
        return new([.. classes.Labels.Where((_, label) => decided[label])], probabilities);
    }

    /// <summary>Encodes texts in parallel.</summary>
    /// <returns>The token ids of each text.</returns>
    public IReadOnlyList<int[]> Encode(IReadOnlyList<string> texts, CancellationToken cancellation) =>
        [.. new ParallelTexts(torch.get_num_threads()).Select(texts, Encode, cancellation)];

    /// <summary>The mean of the networks' probabilities, without calibration.</summary>
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
