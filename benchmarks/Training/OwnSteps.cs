using System.Diagnostics;
using System.Globalization;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Training;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Training.Benchmarks;

/// <summary>The trainer's own steps, as its learner takes them in a stage of epochs, whenever one is asked for.</summary>
internal static class OwnSteps
{
    public const string Name = "steps";

    public const long Seed = 42;

    // So long a stage never leaves its start, where the schedule holds the rates below.
    private const int StepsOfStage = 1_000_000;

    /// <inheritdoc cref="StepSettings"/>
    public static double LearningRate => OneCycleSchedule.LearningRate(LearningRates.Default, position: 0);

    /// <inheritdoc cref="StepSettings"/>
    public static double Momentum => OneCycleSchedule.Momentum(position: 0);

    /// <param name="commands">See <see cref="Commands"/>.</param>
    /// <param name="answers">To them.</param>
    /// <param name="masks">Gives the dropout masks; the model's own randomness when left out.</param>
    public static void Run(StepSettings settings, TextReader commands, TextWriter answers, IDropoutMasks? masks = null)
    {
        set_num_threads(settings.Computation.Threads);
        using var random = new ModelRandom(Seed, new Device(settings.Computation.Device));
        using var model = CreateModel(settings, random, masks);
        var meter = new StepMeter(settings.Computation.StepsAtOnce, commands, answers);
        try
        {
            if (settings.Work == Work.Classifier)
                Train(settings, model, new ClassifierObjective(multiLabel: true), Documents(settings).Sorted, meter);
            else
                Train(settings, model, new LanguageModelObjective(), Streams(settings).InOrder, meter);
        }
        catch (OperationCanceledException)
        {
            using var self = Process.GetCurrentProcess();
            answers.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The model that is trained, with first weights that are the same at every call.</summary>
    public static ITextModel CreateModel(StepSettings settings, ModelRandom random, IDropoutMasks? masks = null) => settings.Work == Work.Classifier
        ? new TextClassifier(
            settings.Vocabulary, settings.Classes, settings.Encoder, random, settings.Window, masks: masks, precision: settings.Computation.Precision)
        : new LanguageModel(settings.Vocabulary, settings.Encoder, random, masks, precision: settings.Computation.Precision);

    private static void Train<TBatch>(
        StepSettings settings, ITextModel model, IObjective<TBatch> objective, Func<IEnumerable<TBatch>> epoch, StepMeter meter)
    {
        var train = new BatchSource<TBatch>(StepsOfStage, () => meter.OnCommand(epoch));
        var valid = new BatchSource<TBatch>(0, () => []);
        var options = new LearnerOptions { ReportSteps = settings.Computation.StepsAtOnce };
        using var learner = new Learner<TBatch>(model, objective, train, valid, options, meter);
        if (settings.IsFrozen)
            learner.Freeze();
        learner.FitOneCycle("benchmark", epochs: 1, LearningRates.Same(settings.LearningRate / OneCycleSchedule.LearningRate(1, position: 0)));
    }

    public static LanguageModelBatches Streams(StepSettings settings) =>
        new([TokensFile.Read(settings.TokensFile)], settings.Rows, settings.Columns);

    /// <summary>Documents of equal length, one after another.</summary>
    public static ClassifierBatches Documents(StepSettings settings)
    {
        int[][] documents = [.. TokensFile.Read(settings.TokensFile).Chunk(settings.Columns).Where(document => document.Length == settings.Columns)];
        return new(documents, [.. documents.Select((_, document) => Labels(document, settings.Classes))], settings.Rows, settings.Window);
    }

    /// <summary>Document d carries every third label from d on.</summary>
    public static float[] Labels(int document, int classes) =>
        [.. Enumerable.Range(0, classes).Select(label => (document + label) % 3 == 0 ? 1f : 0f)];
}
