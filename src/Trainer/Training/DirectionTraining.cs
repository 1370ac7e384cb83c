using Scoring;
using Scoring.Sampling;
using Settings;
using Settings.Declarations;
using Text;
using TorchSharp;
using Trainer.Checkpoints;
using Trainer.Configuration;
using Trainer.History;
using Ulmfit.Batches;
using Ulmfit.Classification;
using Ulmfit.Model;
using Ulmfit.Pretrained;
using Ulmfit.Training;
using Ulmfit.Training.Costs;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Progress;

namespace Trainer.Training;

/// <summary>
/// Trains one network of a classifier: first a language model that reads the texts in one direction, then a classifier on its encoder.
/// </summary>
internal sealed class DirectionTraining : IDisposable
{
    /// <summary>The default of <see cref="LearnerOptions.ReportSteps"/> on a GPU.</summary>
    internal const int ReportStepsOfGpu = 20;

    private readonly TrainerSettings _settings;
    private readonly Direction _direction;
    private readonly TrainingHistory _history;
    private readonly TrainingCost _cost;
    private readonly FineTuning _fineTuning;
    private readonly RunCheckpoints _checkpoints;
    private readonly ReplayablePermutations _permutations;
    private readonly EncoderConfig _encoder;
    private readonly bool _isPretrained;
    private readonly ModelRandom _random;
    private readonly LanguageModel _languageModel;

    /// <summary>Creates the language model.</summary>
    /// <param name="pretrained">The pretrained language model; null for random initial weights.</param>
    /// <param name="vocabulary">The vocabulary of the texts, to which the rows of the pretrained model are mapped.</param>
    /// <param name="device">The device that holds the language model.</param>
    public DirectionTraining(
        TrainerSettings settings, Direction direction, PretrainedLanguageModel? pretrained, Vocabulary vocabulary, torch.Device device,
        TrainingHistory history, TrainingCost cost, RunCheckpoints checkpoints)
    {
        (_settings, _direction, _history, _cost, _isPretrained) = (settings, direction, history, cost, pretrained is not null);
        _fineTuning = new FineTuning(
            settings.Training.Recipe,
            settings.Training.LearningRate,
            prefix: settings.Directions.Count > 1 ? $"{direction} ".ToLowerInvariant() : "");
        _checkpoints = checkpoints;
        _permutations = new ReplayablePermutations(() => Permutations.From(new Random((int)settings.Training.Seed)));
        _encoder = pretrained?.Config ?? settings.Encoder;
        _random = new ModelRandom(settings.Training.Seed, device);
        _languageModel = new LanguageModel(vocabulary.Count, _encoder, _random, kernels: settings.Run.Kernels, precision: settings.Training.Precision);
        pretrained?.LoadInto(_languageModel, vocabulary);
    }

    /// <summary>The stages of <see cref="Run"/>, in order.</summary>
    public IReadOnlyList<StagePlan> Plan(EncodedDocuments fit)
    {
        var windows = Windows(fit);
        var documents = new ClassifierBatches(fit.Tokens, fit.Cells, _settings.Training.BatchSize);
        return
        [
            .. _fineTuning.PlanLanguageModel(_settings.EpochsOfLanguageModel, windows.BatchCount, (long)windows.Rows * windows.StreamLength),
            .. _fineTuning.PlanClassifier(_settings.Training.Epochs, documents.ShuffledBatchCount, fit.TokenCount, TextClassifier.GroupsOf(_encoder)),
        ];
    }

    /// <summary>Trains the network and adds it to the classifier.</summary>
    public void Run(Classifier classifier, EncodedDocuments fit, EncodedDocuments valid, CancellationToken cancellation)
    {
        if (_checkpoints.IsFinished(_direction))
        {
            _checkpoints.Load(classifier.Add(_direction, _encoder));
            return;
        }

        TrainLanguageModel(fit, valid, cancellation);
        var directed = classifier.Add(_direction, _encoder);
        directed.Network.LoadEncoder(_languageModel.EncoderState());
        TrainClassifier(directed, classifier.Classes, fit, valid, cancellation);
        _checkpoints.Finish(directed);
    }

    public void Dispose()
    {
        _languageModel.Dispose();
        _random.Dispose();
    }

    private void TrainLanguageModel(EncodedDocuments fit, EncodedDocuments valid, CancellationToken cancellation)
    {
        var train = Windows(fit);
        var validation = valid.TokenCount < LanguageModelBatches.FewestTokens ? null : Windows(valid);
        using var learner = new Learner<LanguageModelBatch>(
            _languageModel,
            new LanguageModelObjective(),
            new BatchSource<LanguageModelBatch>(train.BatchCount, () => train.Shuffled(_permutations.Draw), _permutations).Until(cancellation),
            new BatchSource<LanguageModelBatch>(validation?.BatchCount ?? 0, () => validation?.InOrder() ?? []).Until(cancellation),
            Options(_settings.MonitorOfLanguageModel, new TokenAccuracy()),
            _cost.LanguageModel.Measure(_history));
        _fineTuning.FitLanguageModel(learner, _settings.EpochsOfLanguageModel, _isPretrained);
    }

    private void TrainClassifier(
        DirectedNetwork directed, LabelClasses classes, EncodedDocuments fit, EncodedDocuments valid, CancellationToken cancellation)
    {
        var train = directed.Batches(fit.Tokens, fit.Cells, _settings.Training.BatchSize);
        var validation = directed.Batches(valid.Tokens, valid.Cells, _settings.Training.BatchSize);
        using var learner = new Learner<ClassifierBatch>(
            directed.Network,
            new ClassifierObjective(multiLabel: !classes.AreExclusive, BalancedWeights.Of(_settings.Training.PositiveWeights, fit.Cells)),
            new BatchSource<ClassifierBatch>(train.ShuffledBatchCount, () => train.Shuffled(_permutations.Draw), _permutations).Until(cancellation),
            new BatchSource<ClassifierBatch>(validation.SortedBatchCount, validation.Sorted).Until(cancellation),
            Options(_settings.Training.Monitor, new LabelMetrics(classes, _settings.Decision.FixedThreshold)) with
            {
                BeforeValidation = BeforeValidation(directed, fit, cancellation),
            },
            _cost.Classifier.Measure(_history));
        _fineTuning.FitClassifier(learner, _settings.Training.Epochs, directed.Network.Groups.Count);
    }

    private Action BeforeValidation(DirectedNetwork directed, EncodedDocuments fit, CancellationToken cancellation)
    {
        if (_settings.Training.BatchNorm == BatchNormStatistics.Running)
            return () => { };
        return () => directed.EstimateStatistics(fit.Tokens, DocumentBatches.MostRows, cancellation);
    }

    private LearnerOptions Options(MonitoredMetric monitor, IMetrics metrics) => new()
    {
        Monitor = Spelling.Of(monitor),
        Metrics = metrics,
        WeightDecay = _settings.Training.WeightDecay,
        Patience = _settings.Training.Patience ?? 0,
        Clip = _settings.Training.GradientClip ?? 0,
        Kernels = _settings.Run.Kernels,
        ReportSteps = _settings.Run.ReportSteps ?? (_languageModel.Device.type == DeviceType.CPU ? 1 : ReportStepsOfGpu),
        Checkpoints = _checkpoints,
    };

    private LanguageModelBatches Windows(EncodedDocuments documents) =>
        new(documents.Tokens, _settings.Training.BatchSize, _settings.Model.Bptt, _direction == Direction.Backward);
}
