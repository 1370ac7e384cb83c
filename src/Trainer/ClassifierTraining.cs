using Datasets;
using Faults;
using Storage;
using TorchSharp;
using Trainer.Artifacts;
using Trainer.Data;
using Trainer.Devices;
using Trainer.Evaluation;
using Trainer.Native;
using Trainer.Pretrained;
using Trainer.Text;
using Trainer.Training;

namespace Trainer;

/// <summary>
/// ULMFiT from the first row to the finished model: trains a language model on the texts, puts a classifier on its encoder, and scores it
/// on rows neither has seen.
/// </summary>
/// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", 2018.</remarks>
/// <param name="log">Hears in a few lines what is trained on what, and what it took.</param>
/// <param name="clock">Measures the steps; the system's when left out.</param>
public sealed class ClassifierTraining(
    TrainerSettings settings, IObjectStore store, ITrainingProgress progress, TextWriter log, TimeProvider? clock = null)
{
    private const int FewestTrainingRows = 2;

    private readonly TrainingBucket _bucket = new(store, settings);
    private readonly PretrainedSource _pretrained = new(store, settings, log);
    private readonly TrainingHistory _history = new(progress);
    private readonly TrainingCost _cost = new(clock ?? TimeProvider.System);

    /// <returns>The scores on the test rows. The model and they are in the bucket.</returns>
    /// <exception cref="DatasetException">The data set cannot be used.</exception>
    /// <exception cref="FaultException">
    /// The device is not there, the rows are too few, the pretrained model cannot be used, the training diverged, or the bucket failed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Nothing was written.</exception>
    public async Task<ScoreSheet> RunAsync(CancellationToken cancellation = default)
    {
        LabelSettings.Check(settings);
        TorchLibrary.Load();
        if (settings.Threads > 0)
            torch.set_num_threads(settings.Threads);
        var device = ComputeDevice.Choose(settings.Device);
        log.WriteLine($"device: {device}");

        var rows = (await _bucket.ReadAsync(cancellation)).Sample(settings.MaxRows, settings.SplitSeed);
        var (trainRows, testRows) = Splits.Test(rows.Count, settings.TestShare, settings.SplitSeed);
        var (fitRows, validRows) = Splits.Validation(trainRows.Length, settings.ValidationShare, settings.SplitSeed);
        var (train, test) = (rows.Pick(trainRows), rows.Pick(testRows));
        log.WriteLine($"{rows.Count:N0} rows: {fitRows.Length:N0} train, {validRows.Length:N0} validate, {testRows.Length:N0} test");
        if (fitRows.Length < FewestTrainingRows)
            throw TooFewRows(fitRows.Length);

        await _pretrained.CheckAsync(cancellation);
        var tokenizer = Tokenizers.For(settings.Language, await _pretrained.SentencePieceAsync(cancellation));
        var corpus = new TokenizedCorpus(new ParallelTokenizer(tokenizer, torch.get_num_threads()).Tokenize(train.Texts, cancellation));
        var vocabulary = Vocabulary.Build(corpus.Counts, settings.MinFrequency, settings.MaxVocabulary);
        var classes = LabelClasses.Of(settings, train.Labels);
        var documents = new EncodedDocuments(corpus.Numericalize(vocabulary), [.. train.Labels.Select(classes.Encode)]);
        var (fit, valid) = (documents.Pick(fitRows), documents.Pick(validRows));
        log.WriteLine($"{documents.TokenCount:N0} tokens, {vocabulary.Count:N0} in the vocabulary");

        using var classifier = new Classifier(tokenizer, vocabulary, classes, settings, device.Device);
        await TrainAsync(classifier, fit, valid, device.Device, cancellation);

        var scores = Score(classifier, test, train);
        await _bucket.WriteAsync(classifier, scores, _history.Stages, cancellation);
        log.WriteLine($"model: {_bucket.ModelLocation}");
        log.WriteLine($"scores: {_bucket.ScoresLocation}");
        log.WriteLine(_cost.Describe(device));
        return scores;
    }

    /// <summary>Trains a network for each direction; all pretrained models are read before the first is trained.</summary>
    private async Task TrainAsync(
        Classifier classifier, EncodedDocuments fit, EncodedDocuments valid, torch.Device device, CancellationToken cancellation)
    {
        var trainings = new Queue<DirectionTraining>();
        try
        {
            foreach (var direction in settings.Directions)
            {
                var pretrained = await _pretrained.LanguageModelAsync(direction, cancellation);
                if (pretrained is not null)
                    LogKnownTokens(direction, pretrained, classifier.Vocabulary);
                trainings.Enqueue(new DirectionTraining(settings, direction, pretrained, classifier.Vocabulary, device, _history, _cost));
            }

            while (trainings.TryDequeue(out var training))
            {
                using (training)
                    training.Run(classifier, fit, valid, cancellation);
            }
        }
        finally
        {
            foreach (var training in trainings)
                training.Dispose();
        }
    }

    private ScoreSheet Score(Classifier classifier, LabelledTexts test, LabelledTexts train)
    {
        var probabilities = classifier.Predict(test.Texts, settings.BatchSize);
        var classes = classifier.Classes;
        return ScoreSheet.Compare(
            settings.Labels,
            [.. probabilities.Select(row => classes.Decide(row, settings.PredictionThreshold))],
            [.. probabilities.Select(classes.OfLabels)],
            test.Labels,
            classes.MostFrequent(train.Labels));
    }

    private void LogKnownTokens(Direction direction, PretrainedLanguageModel pretrained, Vocabulary vocabulary) => log.WriteLine(
        $"pretrained {direction}: ".ToLowerInvariant()
        + $"{pretrained.CountKnown(vocabulary):N0} of {vocabulary.Count:N0} tokens are known, from {pretrained.Tokens.Count:N0}");

    private FaultException TooFewRows(int rows) => new(
        FaultKind.Data,
        $"{_bucket.DatasetLocation}: {rows} row is left to train on, too few for batch normalisation. "
        + "Add rows, or hold fewer out for test and validation.");
}
