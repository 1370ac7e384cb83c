using Trainer.Data;
using Trainer.Model;
using Trainer.Tests.Model;
using Trainer.Training;
using static TorchSharp.torch;

namespace Trainer.Tests.Training;

public sealed class LearnerGoldenTests : IDisposable
{
    /// <summary>From here on the training diverges, and the last bit of a number decides the next ones.</summary>
    private const double Chaos = 0.7;

    private readonly ModelRandom _random = new(42, CPU);
    private readonly OpenMasks _masks = new();

    public void Dispose() => _random.Dispose();

    [Fact]
    public void A_language_model_trains_as_fastais_does()
    {
        using var fixture = GoldenFixture.Open("c_train_lm_lstm");
        using var model = LanguageModel(fixture);
        GoldenTraining.Run(fixture, model, new LanguageModelObjective(),
            GoldenBatches.LanguageModel(fixture.Values.GetProperty("docs"), rows: 3, window: 6),
            GoldenBatches.LanguageModel(fixture.Values.GetProperty("docs_valid"), rows: 3, window: 6));
    }

    [Fact]
    public void A_classifier_trains_and_predicts_as_fastais_does()
    {
        using var fixture = GoldenFixture.Open("c_train_clas_lstm");
        using var model = Classifier(fixture);
        var valid = GoldenBatches.Classifier(
            fixture.Values.GetProperty("docs_valid"), fixture.Values.GetProperty("labels_valid"),
            fixture.Values.GetProperty("valid_order"), rows: 4, window: 8);

        GoldenTraining.Run(fixture, model, new ClassifierObjective(multiLabel: true), ClassifierTrain(fixture), valid);

        var probabilities = Predictor.Predict(model, new ClassifierObjective(multiLabel: true), valid.Epoch(), documents: 7, classes: 3);
        using var found = tensor(probabilities);
        found.ShouldBeCloseTo(fixture.Tensor("valid_probs"), Closeness.AfterSteps, "valid_probs");
    }

    [Fact]
    public void A_last_batch_of_one_column_costs_a_number_and_trains_as_fastais_does()
    {
        using var fixture = GoldenFixture.Open("c_lm_lastlen1");
        using var model = LanguageModel(fixture);
        var batches = GoldenBatches.LanguageModel(fixture.Values.GetProperty("docs"), rows: 2, window: 4);
        var progress = new RecordedProgress();
        using var learner = new Learner<LanguageModelBatch>(
            model, new LanguageModelObjective(), batches, batches, new LearnerOptions(), progress);

        learner.Freeze();
        var report = learner.FitOneCycle("frozen", epochs: 1, LearningRates.Last(0.01));

        batches.Epoch().Last().Columns.Should().Be(1);
        progress.Steps.Should().OnlyContain(step => float.IsFinite(step.Loss));
        progress.Steps[1].Loss.Should().BeApproximately(4.16554f, 1e-5f);
        report.Epochs[0].ValidLoss.Should().BeApproximately(fixture.Values.GetProperty("valid_loss").GetDouble(), 1e-5);
        foreach (var (name, expected) in fixture.Below("after_epoch/"))
            model.StateDict()[name].ShouldBeCloseTo(expected, Closeness.AfterSteps, name);

        learner.Freeze();
        learner.FindLearningRate("find").Rate.Should().BeGreaterThan(1e-4, "the loss stays a number, so the curve has a real minimum");
    }

    [Fact]
    public void Finds_fastais_learning_rate_for_a_language_model_and_leaves_it_untouched()
    {
        using var fixture = GoldenFixture.Open("c_train_lm_lstm");
        using var model = LanguageModel(fixture);
        var train = GoldenBatches.LanguageModel(fixture.Values.GetProperty("docs"), rows: 3, window: 6);
        FindsFastaisRate("real_lm_lstm", model, new LanguageModelObjective(), train);
        foreach (var (name, expected) in fixture.Below("init/"))
            model.StateDict()[name].Holds(expected).Should().BeTrue(name);
    }

    [Fact]
    public void Finds_fastais_learning_rate_for_a_classifier_and_leaves_it_untouched()
    {
        using var fixture = GoldenFixture.Open("c_train_clas_lstm");
        using var model = Classifier(fixture);
        FindsFastaisRate("real_clas_lstm", model, new ClassifierObjective(multiLabel: true), ClassifierTrain(fixture));
        foreach (var (name, expected) in fixture.Below("init/"))
            model.StateDict()[name].Holds(expected).Should().BeTrue(name);
    }

    private static void FindsFastaisRate<TBatch>(string name, ITextModel model, IObjective<TBatch> objective, BatchSource<TBatch> train)
    {
        using var fixture = GoldenFixture.Open("j_lr_find");
        var expected = fixture.Values.GetProperty(name);
        using var learner = new Learner<TBatch>(model, objective, train, train, new LearnerOptions(), new RecordedProgress());

        learner.Freeze();
        var found = learner.FindLearningRate("find");

        var losses = expected.GetProperty("smooth_losses").EnumerateArray().Select(loss => loss.GetSingle()).ToArray();
        for (var i = 0; found.Curve.Rates[i] < Chaos; i++)
            found.Curve.Losses[i].Should().BeApproximately(
                losses[i], (found.Curve.Rates[i] < 0.1 ? 1e-6f : 1e-3f) * losses[i], $"step {i}");
        found.Rate.Should().BeApproximately(expected.GetProperty("lr_min").GetDouble(), 1e-12);
        found.FromCurve.Should().BeTrue();
    }

    private static BatchSource<ClassifierBatch> ClassifierTrain(GoldenFixture fixture) => GoldenBatches.Classifier(
        fixture.Values.GetProperty("docs"), fixture.Values.GetProperty("labels"),
        fixture.Values.GetProperty("train_order"), rows: 4, window: 8);

    private LanguageModel LanguageModel(GoldenFixture fixture)
    {
        var model = TinyModels.LanguageModel(_random, _masks);
        model.LoadPart(fixture.Below("init/"));
        return model;
    }

    private TextClassifier Classifier(GoldenFixture fixture)
    {
        var model = TinyModels.Classifier(_random, masks: _masks);
        model.LoadPart(fixture.Below("init/"));
        return model;
    }
}
