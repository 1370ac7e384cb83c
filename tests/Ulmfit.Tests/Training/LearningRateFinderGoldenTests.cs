using Kernels;
using Kernels.Tests;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>Learning rate finders that ran on the models and documents of the fixtures named after <c>c_train_</c>.</summary>
public abstract class LearningRateFinderGoldenTests(KernelChoice kernels) : IDisposable
{
    /// <summary>Below this rate the curves must agree closely; above it, up to the lowest loss, roughly; beyond, training diverges.</summary>
    private const double Smooth = 0.1;

    private const double Rough = 5e-2;

    private readonly ModelRandom _random = new(42, CPU);
    private readonly OpenMasks _masks = new();

    public static IEnumerable<TheoryDataRow<string, string>> LanguageModels => GoldenFixture.Cases("j_lr_find", "real_lm_");

    public static IEnumerable<TheoryDataRow<string, string>> Classifiers => GoldenFixture.Cases("j_lr_find", "real_clas_");

    public void Dispose() => _random.Dispose();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(LanguageModels))]
    public void Finds_fastais_learning_rate_for_a_language_model_and_leaves_it_untouched(string folder, string curve)
    {
        using var training = Training(curve);
        using var model = ModelShape.Of(training.Below("init/")).LanguageModel(_random, _masks, kernels);
        model.LoadPart(training.Below("init/"));

        FindsFastaisRate(folder, curve, training, model, new LanguageModelObjective(), GoldenBatches.LanguageModel(training, "docs"));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Classifiers))]
    public void Finds_fastais_learning_rate_for_a_classifier_and_leaves_it_untouched(string folder, string curve)
    {
        using var training = Training(curve);
        using var model = ModelShape.Of(training.Below("init/")).Classifier(
            _random, GoldenBatches.ClassifierWindow(training), (int)training.Number("max_len"), masks: _masks, kernels: kernels);
        model.LoadPart(training.Below("init/"));

        FindsFastaisRate(
            folder, curve, training, model, new ClassifierObjective(multiLabel: true), GoldenBatches.ClassifierTrain(training));
    }

    private static GoldenFixture Training(string curve) => GoldenFixture.Open(curve.Replace("real_", "c_train_"));

    private void FindsFastaisRate<TBatch>(string folder, string curve, GoldenFixture training,
        ITextModel model, IObjective<TBatch> objective, BatchSource<TBatch> train)
    {
        using var fixture = GoldenFixture.In(folder);
        var expected = fixture.Require(curve);
        using var learner = new Learner<TBatch>(model, objective, train, train, GoldenTraining.Options(training) with { Kernels = kernels }, new RecordedProgress());

        learner.Freeze();
        var found = learner.FindLearningRate("find");

        var rates = expected.GetProperty("lrs").Numbers();
        var losses = expected.GetProperty("smooth_losses").Numbers();
        double[] foundLosses = [.. found.Curve.Losses.Select(loss => (double)loss)];
        var smooth = rates.TakeWhile(rate => rate < Smooth).Count();
        var lowest = losses.IndexOf(losses.Min());
        foundLosses.Length.Should().BeGreaterThan(lowest);
        found.Curve.Rates.Zip(rates, (ours, theirs) => ours / theirs).Should().OnlyContain(ratio => Math.Abs(ratio - 1) < Closeness.Schedule);
        foundLosses[..smooth].ShouldBeCloseTo(losses[..smooth], Closeness.AfterSteps, $"{fixture.Name} {curve} losses below {Smooth}");
        if (lowest > smooth)
            foundLosses[smooth..lowest].ShouldBeCloseTo(losses[smooth..lowest], Rough, $"{fixture.Name} {curve} losses until the lowest");

        // The step at which a diverging training explodes depends on rounding, so only the common part of the curves is compared.
        var common = Math.Min(losses.Length, foundLosses.Length);
        var (ours, theirs) = (Chosen(rates, foundLosses[..common]), Chosen(rates, losses[..common]));
        losses[ours].ShouldBeCloseTo(losses[theirs], Rough, $"{fixture.Name} {curve} loss at {rates[ours]:g4}, fastai chose {rates[theirs]:g4}");
        found.Rate.Should().Be(found.Curve.Suggestion);
        foreach (var (name, weights) in training.Below("init/"))
            model.StateDict()[name].Holds(weights).Should().BeTrue(name);
    }

    private static int Chosen(double[] rates, double[] losses)
    {
        var suggestion = new LearningRateCurve(rates[..losses.Length], [.. losses.Select(loss => (float)loss)]).Suggestion;
        return rates.Index().First(rate => (float)rate.Item / 10.0 == suggestion).Index;
    }

    public sealed class WithFastKernels() : LearningRateFinderGoldenTests(KernelChoice.Fast);

    public sealed class WithReferenceKernels() : LearningRateFinderGoldenTests(KernelChoice.Reference);
}
