using System.Text.Json;
using Kernels;
using Kernels.Tests;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

public abstract class LearnerGoldenTests : IDisposable
{
    private readonly KernelChoice _kernels;
    private readonly ModelRandom _random = new(42, CPU);
    private readonly OpenMasks _masks = new();

    protected LearnerGoldenTests(KernelChoice kernels)
    {
        _kernels = kernels;
        // The order of additions depends on the number of threads. Adam amplifies rounding where a gradient is zero but for rounding.
        set_num_threads(1);
    }

    public static IEnumerable<TheoryDataRow<string>> LanguageModels => Golden.FixturesLike("c_train_lm_");

    public static IEnumerable<TheoryDataRow<string>> Classifiers => Golden.FixturesLike("c_train_clas_");

    public static IEnumerable<TheoryDataRow<string>> OneColumn => Golden.FixturesLike("c_lm_lastlen1");

    public void Dispose() => _random.Dispose();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(LanguageModels))]
    public void A_language_model_trains_as_fastais_does(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = LanguageModel(fixture);
        var valid = GoldenBatches.LanguageModel(fixture, "docs_valid");
        valid.Count.Should().Be(fixture.Require("valid_batches").GetInt32());

        GoldenTraining.Run(fixture, model, _kernels, new LanguageModelObjective(), GoldenBatches.LanguageModel(fixture, "docs"), valid);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Classifiers))]
    public void A_classifier_trains_and_predicts_as_fastais_does(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = Classifier(fixture);
        var valid = GoldenBatches.ClassifierValid(fixture);
        var objective = new ClassifierObjective(multiLabel: true);
        model.Groups.SelectMany(group => group.Parameters).Where(parameter => !parameter.Decays).Select(parameter => parameter.Name)
            .Should().Equal(fixture.Require("no_weight_decay_params").Strings());

        GoldenTraining.Run(fixture, model, _kernels, objective, GoldenBatches.ClassifierTrain(fixture), valid);

        var expected = fixture.Tensor("valid_probs"); // (documents, C)
        using var found = tensor(BatchPredictions.Predict(model, objective, valid.Epoch(), (int)expected.shape[0], (int)expected.shape[1]));
        found.ShouldBeCloseTo(expected, Closeness.AfterSteps, $"{fixture.Name} valid_probs");
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(LanguageModels))]
    public void Each_step_of_a_language_model_has_fastais_outputs_losses_and_gradients(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = LanguageModel(fixture);
        GoldenTraining.CompareSteps(fixture, model, new LanguageModelObjective().Loss);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Classifiers))]
    public void Each_step_of_a_classifier_has_fastais_outputs_losses_and_gradients(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = Classifier(fixture);
        GoldenTraining.CompareSteps(fixture, model, new ClassifierObjective(multiLabel: true).Loss);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(OneColumn))]
    public void A_last_batch_of_one_column_costs_a_number_and_trains_as_fastais_does(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = LanguageModel(fixture);
        var shapes = fixture.Require("shapes").Deserialize<int[][]>()!;
        var batches = GoldenBatches.LanguageModel(fixture.Require("docs"), rows: shapes[0][0], window: shapes[0][1]);
        batches.Epoch().Select(batch => new[] { batch.Rows, batch.Columns }).Should().BeEquivalentTo(shapes, o => o.WithStrictOrdering());
        var epochs = (int)fixture.Told(@"fit_one_cycle\((\d+)", "number of epochs");
        var rate = fixture.Told(@"fit_one_cycle\(\d+,\s*slice\(([\d.e-]+)\)", "learning rate");
        var progress = new RecordedProgress();
        using var learner = new Learner<LanguageModelBatch>(
            model, new LanguageModelObjective(), batches, batches, new LearnerOptions { Kernels = _kernels }, progress);

        learner.Freeze();
        var report = learner.FitOneCycle("frozen", epochs, LearningRates.Last(rate));

        progress.Steps.Should().OnlyContain(step => float.IsFinite(step.Loss));
        double[] smooth = [.. fixture.Require("steps").EnumerateArray()
            .Select(step => step.GetProperty("smooth").Number()).TakeWhile(double.IsFinite)];
        progress.Steps.Take(smooth.Length).Select(step => (double)step.Loss).ToArray()
            .ShouldBeCloseTo(smooth, Closeness.AfterSteps, $"{fixture.Name} losses before the last batch");
        report.Epochs[^1].ValidLoss.ShouldBeCloseTo(
            fixture.Require("valid_loss").GetDouble(), Closeness.AfterSteps, $"{fixture.Name} valid_loss");
        foreach (var (name, expected) in fixture.Below("after_epoch/"))
            model.StateDict()[name].ShouldBeCloseTo(expected, Closeness.AfterSteps, $"{fixture.Name} after_epoch/{name}", Closeness.AdamNoise);

        learner.Freeze();
        learner.FindLearningRate("find").Rate.Should().BeGreaterThan(
            fixture.Require("lr_find").GetProperty("lr_min").GetDouble(),
            "the loss stays a number, so the curve has a real minimum, which fastai cannot see");
    }

    private LanguageModel LanguageModel(GoldenFixture fixture)
    {
        var model = ModelShape.Of(fixture.Below("init/")).LanguageModel(_random, _masks, _kernels);
        model.LoadPart(fixture.Below("init/"));
        return model;
    }

    private TextClassifier Classifier(GoldenFixture fixture)
    {
        var model = ModelShape.Of(fixture.Below("init/")).Classifier(
            _random, GoldenBatches.ClassifierWindow(fixture), (int)fixture.Number("max_len"), masks: _masks, kernels: _kernels);
        model.LoadPart(fixture.Below("init/"));
        return model;
    }

    public sealed class WithFastKernels() : LearnerGoldenTests(KernelChoice.Fast);

    public sealed class WithReferenceKernels() : LearnerGoldenTests(KernelChoice.Reference);
}
