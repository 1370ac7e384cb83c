using Datasets;
using Faults;
using Kernels.Devices;
using Kernels.Lstm;
using Kernels.Native;
using Scoring;
using Scoring.Sampling;
using Settings;
using Storage;
using Storage.Locations;
using Text;
using Text.Learning;
using Text.SentencePiece;
using TorchSharp;
using Trainer.Artifacts;
using Trainer.Checkpoints;
using Trainer.Configuration;
using Trainer.Data;
using Trainer.History;
using Trainer.Pretrained;
using Trainer.Records;
using Trainer.TensorBoard;
using Ulmfit.Batches;
using Ulmfit.Classification;
using Ulmfit.Pretrained;
using Ulmfit.Training.Costs;
using Ulmfit.Training.Progress;

namespace Trainer.Training;

/// <summary>
/// Trains a ULMFiT classifier from the rows of a data set to a model file: fine-tunes a language model on the texts, trains a classifier on
/// its encoder, and scores it on test rows that neither has seen.
/// </summary>
/// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", 2018.</remarks>
internal sealed class ClassifierTraining
{
    private const int FewestTrainingRows = 2;

    private readonly TrainerSettings _settings;
    private readonly IObjectStore _store;
    private readonly TextWriter _log;
    private readonly TimeProvider _clock;
    private readonly TrainingBucket _bucket;
    private readonly PretrainedSource _pretrained;
    private readonly EventFolder? _events;
    private readonly ScalarLog? _scalars;
    private readonly TrainingHistory _history;
    private readonly TrainingCost _cost;
    private readonly RunClock _runClock;

    /// <summary>Creates a training.</summary>
    /// <param name="log">Log of what is trained, on which data, and the resources used.</param>
    /// <param name="clock">Measures the steps; the system clock by default.</param>
    /// <exception cref="FaultException">The address of a folder in the settings does not have a known form.</exception>
    public ClassifierTraining(
        TrainerSettings settings, IObjectStore store, ITrainingProgress progress, TextWriter log, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        (_settings, _store, _log, _clock) = (settings, store, log, clock);
        _bucket = new TrainingBucket(store, settings);
        _pretrained = new PretrainedSource(store, settings, log);
        _events = settings.Run.TensorBoardDir is { } folder ? new EventFolder(ObjectStores.Open(folder), clock, log) : null;
        _scalars = _events is null ? null : new ScalarLog(_events, clock, progress);
        _cost = new TrainingCost(clock);
        _history = new TrainingHistory(_cost.Stages.Measure(_scalars ?? progress));
        _runClock = new RunClock(clock);
    }

    /// <summary>Runs the training, and writes the model, its card, the scores and the record of the run to the bucket.</summary>
    /// <returns>The scores on the test rows.</returns>
    /// <exception cref="DatasetException">The data set is not valid.</exception>
    /// <exception cref="FaultException">
    /// The device is not available, there are too few rows, the pretrained model is not valid, the training diverged, or the bucket failed.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The training was canceled and no model was written. A <see cref="TrainingInterruptedException"/> if there is a checkpoint to resume.
    /// </exception>
    public async Task<TestScores> RunAsync(CancellationToken cancellation = default)
    {
        LabelSettings.Check(_settings);
        TorchLibrary.Load();
        if (_settings.Training.Threads is { } asked)
            torch.set_num_threads(asked);
        var threads = torch.get_num_threads(); // libtorch's number is per thread, and an await may continue on another thread
        var device = ComputeDevice.Choose(_settings.Run.Device);
        device.Require(_settings.Training.Precision);
        _log.WriteLine($"device: {device}");
        LogPrecision(device);

        var (all, sha256) = await _bucket.ReadAsync(cancellation);
        var rows = all.Sample(_settings.MaxRows, _settings.Split.Seed);
        var (trainRows, testRows) = Splits.Test(rows.Count, _settings.Split.Test, _settings.Split.Seed);
        var (fitRows, validRows) = Splits.Validation(trainRows.Length, _settings.Split.Validation, _settings.Split.Seed);
        var (train, test) = (rows.Pick(trainRows), rows.Pick(testRows));
        _log.WriteLine($"{rows.Count:N0} rows: {fitRows.Length:N0} train, {validRows.Length:N0} validate, {testRows.Length:N0} test");
        if (fitRows.Length < FewestTrainingRows)
            throw TooFewRows(fitRows.Length);
        var validLabels = train.Pick(validRows).Labels;
        LabelSettings.CheckValidation(_settings, validLabels);

        await _pretrained.CheckAsync(cancellation);
        var checkpoints = await OpenCheckpointsAsync(cancellation);
        var isResumed = checkpoints.Location is not null;
        var tokenizer = Tokenizers.For(_settings.Language, await SentencePieceAsync(train.Texts, cancellation));
        var corpus = new TokenizedCorpus(new ParallelTokenizer(tokenizer, threads).Tokenize(train.Texts, cancellation));
        var vocabulary = Vocabulary.Build(corpus.Counts, _settings.Vocabulary.MinFrequency, _settings.Vocabulary.MaxSize);
        var classes = LabelClasses.Of(_settings.LabelScheme, train.Labels);
        var documents = new EncodedDocuments(corpus.Numericalize(vocabulary), [.. train.Labels.Select(classes.Encode)]);
        var (fit, valid) = (documents.Pick(fitRows), documents.Pick(validRows));
        _log.WriteLine($"{documents.TokenCount:N0} tokens, {vocabulary.Count:N0} in the vocabulary");

        using var classifier = new Classifier(
            tokenizer, vocabulary, classes, DecisionRule.Fixed(classes, _settings.Decision.FixedThreshold), _settings.Network, device.Device);
        try
        {
            await TrainAsync(classifier, fit, valid, checkpoints, device.Device, cancellation);
            ChooseRule(classifier, valid, validLabels, cancellation);
            var answers = Answer(classifier, test, cancellation);
            var baseline = classes.MostFrequent(train.Labels);
            var scores = TestScores.Of(_settings.Dataset.Labels, answers, baseline, _settings.Split.Seed, threads);
            var summary = new DataSummary(sha256, fitRows.Length, validRows.Length, testRows.Length);
            var description = ModelDescription.Of(classifier, _settings, scores, _history.Stages, summary);
            var data = RunRecords.Data(summary, rows, documents, vocabulary.Count);
            var stages = RunRecords.Stages(_history, _cost.Stages);
            var run = RunRecords.Of(_settings, scores, answers, test, data, stages, _runClock.End(_settings, device, threads, isResumed));
            await _bucket.WriteAsync(classifier, description, scores, run, cancellation);
            await checkpoints.DeleteAsync();
            LogResults(device, threads);
            return scores;
        }
        catch (OperationCanceledException exception) when (checkpoints.Location is { } location)
        {
            throw new TrainingInterruptedException(location, exception);
        }
    }

    private async Task<SentencePieceModel?> SentencePieceAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        if (_settings.LearnedSubwords is not { } subwords)
            return await _pretrained.SentencePieceAsync(cancellation);
        var model = SubwordLearner.Learn(texts, subwords, _settings.Vocabulary.MinFrequency, cancellation);
        _log.WriteLine($"{model.Count:N0} subwords learned from {texts.Count:N0} texts");
        return model;
    }

    private void LogPrecision(ComputeDevice device)
    {
        if (_settings.Training.Precision == Precision.Fp32)
            return;
        _log.WriteLine("precision: bf16 for the matrix products of training steps, computed by the tensor library; fp32 for everything else");
        if (!Bfloat16Lstm.IsFast(device.Device))
            _log.WriteLine("precision: fp32 also for the matrix products of LSTM layers, because bf16 needs cuDNN 9.13 or later");
    }

    private async Task<RunCheckpoints> OpenCheckpointsAsync(CancellationToken cancellation)
    {
        var checkpoints = await RunCheckpoints.OpenAsync(
            _settings, _store, [_settings.DatasetObject, .. _pretrained.Objects], _history, _clock, _log, cancellation);
        if (checkpoints.Location is not null)
            _scalars?.GoOnAfter(_history.Stages.Sum(stage => stage.Steps));
        return checkpoints;
    }

    private void LogResults(ComputeDevice device, int threads)
    {
        _log.WriteLine($"model: {_bucket.ModelLocation}");
        _log.WriteLine($"scores: {_bucket.ScoresLocation}");
        _log.WriteLine($"record of the run: {_bucket.RecordLocation}");
        if (_bucket.ExportLocation is { } export)
            _log.WriteLine($"exported copies: {export}");
        _log.WriteLine(_cost.Describe(device, threads));
    }

    /// <summary>Trains a network for each direction. All pretrained models are read before the first training starts.</summary>
    private async Task TrainAsync(
        Classifier classifier, EncodedDocuments fit, EncodedDocuments valid, RunCheckpoints checkpoints, torch.Device device,
        CancellationToken cancellation)
    {
        var trainings = new Queue<DirectionTraining>();
        try
        {
            foreach (var direction in _settings.Directions)
            {
                var pretrained = await _pretrained.LanguageModelAsync(direction, cancellation);
                if (pretrained is not null)
                    LogKnownTokens(direction, pretrained, classifier.Vocabulary);
                trainings.Enqueue(new DirectionTraining(
                    _settings, direction, pretrained, classifier.Vocabulary, device, _history, _cost, checkpoints));
            }

            _history.RunPlanned([.. trainings.SelectMany(training => training.Plan(fit))]);
            while (trainings.TryDequeue(out var training))
            {
                using (training)
                    training.Run(classifier, fit, valid, cancellation);
            }
        }
        finally
        {
            _events?.Flush();
            foreach (var training in trainings)
                training.Dispose();
        }
    }

    /// <summary>Chooses thresholds and temperatures on the validation rows, as far as the settings do not fix them.</summary>
    private void ChooseRule(
        Classifier classifier, EncodedDocuments valid, IReadOnlyList<bool[]> validLabels, CancellationToken cancellation)
    {
        if (!_settings.Decision.Calibrates && _settings.Decision.Threshold is not null)
            return;
        var probabilities = classifier.Average(valid.Tokens, _settings.Training.BatchSize, cancellation);
        classifier.Rule = DecisionRule.Choose(_settings.Decision, classifier.Classes, probabilities, validLabels);
    }

    private TestAnswers Answer(Classifier classifier, LabelledTexts test, CancellationToken cancellation)
    {
        var probabilities = classifier.Average(classifier.Encode(test.Texts, cancellation), _settings.Training.BatchSize, cancellation);
        return TestAnswers.Of(_settings.Decision, classifier.Classes, classifier.Rule, probabilities, test.Labels);
    }

    private void LogKnownTokens(Direction direction, PretrainedLanguageModel pretrained, Vocabulary vocabulary) => _log.WriteLine(
        $"pretrained {direction}: ".ToLowerInvariant()
        + $"{pretrained.CountKnown(vocabulary):N0} of {vocabulary.Count:N0} tokens are in its vocabulary of {pretrained.Tokens.Count:N0}");

    private FaultException TooFewRows(int rows) => new(
        FaultKind.Data,
        $"{_bucket.DatasetLocation}: {rows} row remains for training, too few for batch normalisation. "
        + "Add rows, or use fewer rows for test and validation.");
}
