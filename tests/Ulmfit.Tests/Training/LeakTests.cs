using Scoring;
using Settings;
using TorchSharp;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>The garbage collector does not manage tensors: a tensor that a step does not dispose is leaked.</summary>
public sealed class LeakTests : IDisposable
{
    private readonly ModelRandom _random = new(42, CPU);

    public void Dispose() => _random.Dispose();

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void Steps_of_a_language_model_leave_no_tensor_behind(Architecture architecture)
    {
        using var model = TinyModels.LanguageModel(_random, architecture);
        AssertConstant(model, new LanguageModelObjective(), SyntheticBatches.LanguageModel(4), SyntheticBatches.LanguageModel(3),
            new() { Metrics = new TokenAccuracy() });
    }

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void Steps_of_a_classifier_leave_no_tensor_behind(Architecture architecture)
    {
        using var model = TinyModels.Classifier(_random, architecture, maxLength: 8);
        AssertConstant(model, new ClassifierObjective(multiLabel: true), SyntheticBatches.Classifier(4), SyntheticBatches.Classifier(3),
            new() { Metrics = new LabelMetrics(LabelClasses.Of(new(["a", "b", "c"], "other", ClassificationTask.Multilabel), []), 0.5f) });
    }

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void Prediction_leaves_no_tensor_behind(Architecture architecture)
    {
        using var model = TinyModels.Classifier(_random, architecture);
        int[][] documents = [[2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [3, 4], [5]];
        Live(() => model.Read(documents).Dispose()).Should().Be(0);
    }

    private static void AssertConstant<TBatch>(
        ITextModel model, IObjective<TBatch> objective, BatchSource<TBatch> train, BatchSource<TBatch> valid, LearnerOptions options)
    {
        var live = new List<long>();
        var progress = new RecordedProgress(_ => live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount));
        using var learner = new Learner<TBatch>(model, objective, train, valid, options, progress);
        learner.FitOneCycle("warm up", epochs: 1, LearningRates.Same(1e-3));

        live.Clear();
        learner.FitOneCycle("fit", epochs: 2, LearningRates.Same(1e-3));
        live.Should().HaveCount(8).And.OnlyContain(count => count == live[0]);

        Live(() => learner.Validate()).Should().Be(0);
        Live(() => learner.FindLearningRate("find")).Should().BeLessThanOrEqualTo(0, "it may give back what the next fit takes again");
        learner.FitOneCycle("fit", epochs: 1, LearningRates.Same(1e-3));
        Live(() => learner.FitOneCycle("fit", epochs: 1, LearningRates.Same(1e-3))).Should().Be(0);
    }

    /// <returns>The increase in the number of live tensors.</returns>
    private static long Live(Action action)
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        action();
        return DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
    }
}
