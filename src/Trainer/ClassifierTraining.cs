using Datasets;
using Faults;
using Storage;
using TorchSharp;
using Trainer.Artifacts;
using Trainer.Data;
using Trainer.Evaluation;
using Trainer.Model;
using Trainer.Native;
using Trainer.Text;
using Trainer.Training;

namespace Trainer;

/// <summary>
/// ULMFiT from the first row to the finished model: trains a language model on the texts, puts a classifier on its encoder, and scores it
/// on rows neither has seen.
/// </summary>
/// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", 2018.</remarks>
public sealed class ClassifierTraining(TrainerSettings settings, IObjectStore store, ITrainingProgress progress, TextWriter log)
{
    private const int FewestTrainingRows = 2;

    private readonly TrainingBucket _bucket = new(store, settings);
    private readonly TrainingHistory _history = new(progress);
    private readonly PermutationSource _permutations = Permutations.From(new Random((int)settings.Seed));

    /// <returns>The scores on the test rows. The model and they are in the bucket.</returns>
    /// <exception cref="DatasetException">The data set cannot be used.</exception>
    /// <exception cref="FaultException">The rows are too few, the training diverged, or the bucket failed.</exception>
    /// <exception cref="OperationCanceledException">Nothing was written.</exception>
    public async Task<ScoreSheet> RunAsync(CancellationToken cancellation = default)
    {
        LabelSettings.Check(settings);
        TorchLibrary.Load();
        if (settings.Threads > 0)
            torch.set_num_threads(settings.Threads);

        var rows = (await _bucket.ReadAsync(cancellation)).Sample(settings.MaxRows, settings.SplitSeed);
        var (trainRows, testRows) = Splits.Test(rows.Count, settings.TestShare, settings.SplitSeed);
        var (fitRows, validRows) = Splits.Validation(trainRows.Length, settings.ValidationShare, settings.SplitSeed);
        var (train, test) = (rows.Pick(trainRows), rows.Pick(testRows));
        log.WriteLine($"{rows.Count:N0} rows: {fitRows.Length:N0} train, {validRows.Length:N0} validate, {testRows.Length:N0} test");
        if (fitRows.Length < FewestTrainingRows)
            throw TooFewRows(fitRows.Length);

        var tokenizer = Tokenizers.For(settings.Language);
        var corpus = new TokenizedCorpus(new ParallelTokenizer(tokenizer, torch.get_num_threads()).Tokenize(train.Texts, cancellation));
        var vocabulary = Vocabulary.Build(corpus.Counts, settings.MinFrequency, settings.MaxVocabulary);
        var classes = LabelClasses.Of(settings, train.Labels);
        var documents = new EncodedDocuments(corpus.Numericalize(vocabulary), [.. train.Labels.Select(classes.Encode)]);
        var (fit, valid) = (documents.Pick(fitRows), documents.Pick(validRows));
        log.WriteLine($"{documents.TokenCount:N0} tokens, {vocabulary.Count:N0} in the vocabulary");

        using var classifier = new Classifier(tokenizer, vocabulary, classes, settings);
        TrainEncoder(classifier, fit, valid, cancellation);
        TrainClassifier(classifier, fit, valid, cancellation);

        var scores = Score(classifier, test, train);
        await _bucket.WriteAsync(classifier, scores, _history.Stages, cancellation);
        log.WriteLine($"model: {_bucket.ModelLocation}");
        log.WriteLine($"scores: {_bucket.ScoresLocation}");
        return scores;
    }

    /// <summary>Trains a language model, and gives its encoder to the classifier.</summary>
    private void TrainEncoder(Classifier classifier, EncodedDocuments fit, EncodedDocuments valid, CancellationToken cancellation)
    {
        using var random = new ModelRandom(settings.Seed, torch.CPU);
        using var model = new LanguageModel(classifier.Vocabulary.Count, settings.Encoder, random);
        var train = Windows(fit);
        var validation = valid.TokenCount < LanguageModelBatches.FewestTokens ? null : Windows(valid);
        using var learner = new Learner<LanguageModelBatch>(
            model,
            new LanguageModelObjective(),
            new BatchSource<LanguageModelBatch>(train.BatchCount, () => train.Shuffled(_permutations)).Until(cancellation),
            new BatchSource<LanguageModelBatch>(validation?.BatchCount ?? 0, () => validation?.InOrder() ?? []).Until(cancellation),
            new() { Monitor = settings.MonitoredMetricOfLanguageModel, Metrics = new TokenAccuracy() },
            _history);
        FitFrozenThenUnfrozen(learner, "language model", settings.EpochsOfLanguageModel);
        classifier.Network.LoadEncoder(model.EncoderState());
    }

    private void TrainClassifier(Classifier classifier, EncodedDocuments fit, EncodedDocuments valid, CancellationToken cancellation)
    {
        var train = new ClassifierBatches(fit.Tokens, fit.Cells, settings.BatchSize, settings.WindowLength, settings.Direction == Direction.Backward);
        var validation = new ClassifierBatches(valid.Tokens, valid.Cells, settings.BatchSize, settings.WindowLength, settings.Direction == Direction.Backward);
        using var learner = new Learner<ClassifierBatch>(
            classifier.Network,
            new ClassifierObjective(multiLabel: !classifier.Classes.AreExclusive),
            new BatchSource<ClassifierBatch>(train.ShuffledBatchCount, () => train.Shuffled(_permutations)).Until(cancellation),
            new BatchSource<ClassifierBatch>(validation.SortedBatchCount, validation.Sorted).Until(cancellation),
            new() { Monitor = settings.MonitoredMetric, Metrics = new LabelMetrics(classifier.Classes, settings.PredictionThreshold) },
            _history);
        FitFrozenThenUnfrozen(learner, "classifier", settings.Epochs);
    }

    private static void FitFrozenThenUnfrozen<TBatch>(Learner<TBatch> learner, string model, int epochs)
    {
        learner.Freeze();
        var found = learner.FindLearningRate($"{model}, learning rate");
        learner.FitOneCycle($"{model}, frozen", epochs, LearningRates.Last(found.Rate));
        learner.Unfreeze();
        learner.FitOneCycle($"{model}, unfrozen", epochs, LearningRates.Same(LearningRates.Default));
    }

    private LanguageModelBatches Windows(EncodedDocuments documents) =>
        new(documents.Tokens, settings.BatchSize, settings.WindowLength, settings.Direction == Direction.Backward);

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

    private FaultException TooFewRows(int rows) => new(
        FaultKind.Data,
        $"{_bucket.DatasetLocation}: {rows} row is left to train on, too few for batch normalisation. "
        + "Add rows, or hold fewer out for test and validation.");
}
