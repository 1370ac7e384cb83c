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
public sealed class ClassifierTraining(TrainerSettings settings, IObjectStore bucket, ITrainingProgress progress, TextWriter log)
{
    private readonly TrainingHistory _history = new(progress);

    /// <returns>The scores on the test rows. The model and they are in the bucket.</returns>
    /// <exception cref="FaultException">The data set cannot be used, the training diverged, or the bucket failed.</exception>
    public async Task<ScoreSheet> RunAsync(CancellationToken cancellation = default)
    {
        TorchLibrary.Load();
        if (settings.Threads > 0)
            torch.set_num_threads(settings.Threads);

        var rows = await ReadAsync(cancellation);
        var (trainRows, testRows) = Splits.Test(rows.Count, settings.TestShare, settings.SplitSeed);
        var (fitRows, validRows) = Splits.Validation(trainRows.Length, settings.ValidationShare, settings.SplitSeed);
        var (train, test) = (rows.Pick(trainRows), rows.Pick(testRows));
        log.WriteLine($"{rows.Count:N0} rows: {fitRows.Length:N0} train, {validRows.Length:N0} validate, {testRows.Length:N0} test");

        var tokenizer = Tokenizers.For(settings.Language);
        var corpus = new TokenizedCorpus(new ParallelTokenizer(tokenizer, torch.get_num_threads()).Tokenize(train.Texts, cancellation));
        var vocabulary = Vocabulary.Build(corpus.Counts, settings.MinFrequency, settings.MaxVocabulary);
        var classes = LabelClasses.Of(settings, train.Labels);
        var documents = new EncodedDocuments(corpus.Numericalize(vocabulary), [.. train.Labels.Select(classes.Encode)]);
        var (fit, valid) = (documents.Pick(fitRows), documents.Pick(validRows));
        log.WriteLine($"{documents.Tokens.Sum(document => (long)document.Length):N0} tokens, {vocabulary.Count:N0} in the vocabulary");

        using var languageModel = TrainLanguageModel(vocabulary, fit, valid);
        using var network = TrainClassifier(languageModel, vocabulary, classes, fit, valid);

        var classifier = new Classifier(tokenizer, vocabulary, classes, network, settings.WindowLength, settings.Backward);
        var scores = Score(classifier, test, train);
        await WriteAsync(classifier, scores, cancellation);
        return scores;
    }

    private async Task<LabelledTexts> ReadAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("trainer-");
        try
        {
            var path = Path.Combine(folder.FullName, settings.DatasetFilename);
            await bucket.DownloadAsync(settings.DatasetObject, path, cancellation);
            var rows = LabelledTexts.Read(path, settings);
            return settings.MaxRows == 0 || settings.MaxRows >= rows.Count
                ? rows
                : rows.Pick(Permutations.NumPy(settings.SplitSeed, rows.Count)[..settings.MaxRows]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private LanguageModel TrainLanguageModel(Vocabulary vocabulary, EncodedDocuments fit, EncodedDocuments valid)
    {
        using var random = new ModelRandom(settings.Seed, torch.CPU);
        var model = new LanguageModel(vocabulary.Count, settings.Architecture, random);
        var permutations = Permutations.From(new Random((int)settings.Seed));
        var train = new LanguageModelBatches(fit.Tokens, settings.BatchSize, settings.WindowLength, settings.Backward);
        using var learner = new Learner<LanguageModelBatch>(
            model,
            new LanguageModelObjective(),
            new(train.BatchCount, () => train.Shuffled(permutations)),
            LanguageModelValidation(valid),
            new LearnerOptions { Monitor = settings.MonitoredMetric },
            _history);
        FitFrozenThenUnfrozen(learner, "language model", settings.EpochsOfLanguageModel);
        return model;
    }

    private BatchSource<LanguageModelBatch> LanguageModelValidation(EncodedDocuments valid)
    {
        if (valid.Tokens.Count == 0)
            return new(0, () => []);
        var batches = new LanguageModelBatches(valid.Tokens, settings.BatchSize, settings.WindowLength, settings.Backward);
        return new(batches.BatchCount, batches.InOrder);
    }

    private TextClassifier TrainClassifier(
        LanguageModel languageModel, Vocabulary vocabulary, LabelClasses classes, EncodedDocuments fit, EncodedDocuments valid)
    {
        using var random = new ModelRandom(settings.Seed, torch.CPU);
        var model = Classifier.CreateNetwork(vocabulary.Count, classes.Names.Count, settings, random);
        model.LoadEncoder(languageModel.EncoderState());
        var permutations = Permutations.From(new Random((int)settings.Seed));
        var train = new ClassifierBatches(fit.Tokens, fit.Cells, settings.BatchSize, settings.WindowLength, settings.Backward);
        var validation = new ClassifierBatches(valid.Tokens, valid.Cells, settings.BatchSize, settings.WindowLength, settings.Backward);
        using var learner = new Learner<ClassifierBatch>(
            model,
            new ClassifierObjective(multiLabel: true),
            new(train.ShuffledBatchCount, () => train.Shuffled(permutations)),
            new(validation.SortedBatchCount, validation.Sorted),
            new LearnerOptions { Monitor = settings.MonitoredMetric },
            _history);
        FitFrozenThenUnfrozen(learner, "classifier", settings.Epochs);
        return model;
    }

    private static void FitFrozenThenUnfrozen<TBatch>(Learner<TBatch> learner, string model, int epochs)
    {
        learner.Freeze();
        var found = learner.FindLearningRate($"{model}, learning rate");
        learner.FitOneCycle($"{model}, frozen", epochs, LearningRates.Last(found.Rate));
        learner.Unfreeze();
        learner.FitOneCycle($"{model}, unfrozen", epochs, LearningRates.Same(LearningRates.Default));
    }

    private ScoreSheet Score(Classifier classifier, LabelledTexts test, LabelledTexts train)
    {
        var probabilities = classifier.Predict(test.Texts, settings.BatchSize);
        var predicted = probabilities.Select(row => classifier.Classes.Decide(row, settings.PredictionThreshold)).ToArray();
        return ScoreSheet.Compare(settings.Labels, predicted, test.Labels, train.LabelFrequencies());
    }

    private async Task WriteAsync(Classifier classifier, ScoreSheet scores, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("trainer-");
        try
        {
            var (model, sheet) = (Path.Combine(folder.FullName, "model"), Path.Combine(folder.FullName, "scores"));
            ModelFile.Write(model, classifier, settings, scores, _history.Stages);
            ScoresFile.Write(sheet, scores);
            await bucket.UploadAsync(model, settings.ModelObject, cancellation: cancellation);
            await bucket.UploadAsync(sheet, settings.ScoresObject, cancellation: cancellation);
            log.WriteLine($"model: {bucket.Location}/{settings.ModelObject}");
            log.WriteLine($"scores: {bucket.Location}/{settings.ScoresObject}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
