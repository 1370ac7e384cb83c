using System.Text.Json;
using Kernels;
using Kernels.Tests;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>Runs the two recorded stages of fastai, and compares after every recorded step.</summary>
internal static class GoldenTraining
{
    private const string Frozen = "frozen", Unfrozen = "unfrozen";

    /// <summary>The recorded settings of the optimizer; fastai's defaults for settings that the fixture does not record.</summary>
    public static LearnerOptions Options(GoldenFixture fixture)
    {
        if (!fixture.Values.TryGetProperty("hypers", out var hypers))
            return new();
        return new()
        {
            WeightDecay = hypers.GetProperty("wd").GetDouble(),
            Regularization = new(hypers.GetProperty("alpha").GetDouble(), hypers.GetProperty("beta").GetDouble()),
        };
    }

    public static void Run<TBatch>(
        GoldenFixture fixture, ITextModel model, KernelChoice kernels, IObjective<TBatch> objective, BatchSource<TBatch> train,
        BatchSource<TBatch> valid)
    {
        train.Count.Should().Be(fixture.Require("batches_per_epoch").GetInt32());
        var stage = "";
        var progress = new RecordedProgress(step => CompareWeights(fixture, model, $"{stage}/step{step.Step - 1}/"));
        using var learner = new Learner<TBatch>(model, objective, train, valid, Options(fixture) with { Kernels = kernels }, progress);
        CompareValidation("valid_loss_before_training", Closeness.Forward);

        learner.Freeze();
        Trainable(model).Should().BeEquivalentTo(fixture.Require("trainable_when_frozen").Strings());
        Fit(Frozen, "after_frozen_stage/");

        learner.Unfreeze();
        Fit(Unfrozen, "final/");
        CompareValidation("valid_loss_final", Closeness.AfterSteps);

        void Fit(string name, string after)
        {
            stage = name;
            var expected = fixture.Require(name);
            var highest = HighestRates(expected);
            var report = learner.FitOneCycle(name, expected.GetProperty("epochs").GetArrayLength(), highest);
            CompareReports(fixture, name, highest, progress, report);
            Compare(fixture, model, after);
        }

        void CompareValidation(string name, double tolerance) =>
            learner.Validate().Loss.ShouldBeCloseTo(fixture.Require(name).GetDouble(), tolerance, $"{fixture.Name} {name}");
    }

    /// <summary>
    /// Runs the recorded steps from fastai's weights and state before each step, and compares outputs, losses and gradients with fastai's.
    /// </summary>
    public static void CompareSteps(
        GoldenFixture fixture, ITextModel model, Func<Tensor, Tensor, Tensor> loss)
    {
        Masks.TrackGradients(model);
        foreach (var (stage, start) in new[] { (Frozen, "init/"), (Unfrozen, "after_frozen_stage/") })
        {
            model.Reset();
            var steps = fixture.Require(stage).GetProperty("steps");
            for (var step = 0; fixture.Has($"{stage}/step{step}/xb"); step++)
            {
                var weights = fixture.Below(step == 0 ? start : $"{stage}/step{step - 1}/after/");
                if (weights.Count == 0)
                    break; // fastai's weights before this step were not recorded
                model.LoadPart(weights);
                CompareStep(fixture, model, loss, $"{stage}/step{step}", steps[step]);
            }
        }
    }

    private static void CompareStep(
        GoldenFixture fixture, ITextModel model, Func<Tensor, Tensor, Tensor> loss, string step, JsonElement expected)
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in model.Groups.SelectMany(group => group.Parameters))
            parameter.Value.grad = null;

        var output = model.Forward(fixture.Tensor($"{step}/xb"), training: true);
        output.Logits.ShouldBeCloseTo(fixture.Tensor($"{step}/pred"), Closeness.AfterSteps, $"{fixture.Name} {step}/pred");
        var total = LossTerms.Compare(loss(output.Logits, fixture.Tensor($"{step}/yb")), output, Options(fixture).Regularization, (
            expected.GetProperty("base_loss").Number(), expected.GetProperty("alpha_term").Number(),
            expected.GetProperty("beta_term").Number(), expected.GetProperty("total_loss").Number()), $"{fixture.Name} {step}");
        total.backward();
        Masks.GradientsShouldBe(model, fixture, $"{step}/grad/");
    }

    /// <summary>The highest rates of a stage: those of its first step are a 25th of them.</summary>
    private static LearningRates HighestRates(JsonElement stage)
    {
        double[] rates = [.. stage.GetProperty("steps")[0].GetProperty("lr").Numbers().Select(rate => rate * 25)];
        if (rates.All(rate => rate == rates[^1]))
            return LearningRates.Same(rates[^1]);
        return rates[..^1].All(rate => Math.Abs(10 * rate - rates[^1]) < 1e-9 * rates[^1])
            ? LearningRates.Last(rates[^1])
            : LearningRates.Range(rates[0], rates[^1]);
    }

    private static IEnumerable<string> Trainable(ITextModel model) => model.Groups.SelectMany(group => group.Parameters)
        .Where(parameter => parameter.Value.requires_grad).Select(parameter => parameter.Name);

    private static void CompareWeights(GoldenFixture fixture, ITextModel model, string step)
    {
        Compare(fixture, model, step + "after/");
        Compare(fixture, model, step + "after_buf/");
    }

    private static void Compare(GoldenFixture fixture, ITextModel model, string where)
    {
        var state = model.StateDict();
        foreach (var (name, value) in fixture.Below(where))
            state[name].ShouldBeCloseTo(value, Closeness.AfterSteps, $"{fixture.Name} {where}{name}", Closeness.AdamNoise);
    }

    private static void CompareReports(
        GoldenFixture fixture, string stage, LearningRates highest, RecordedProgress progress, FitReport report)
    {
        var expected = fixture.Require(stage);
        var steps = expected.GetProperty("steps").EnumerateArray().ToArray();
        var found = progress.Steps.TakeLast(steps.Length).ToArray();
        Check([.. found.Select(step => step.Loss)], "smooth_loss", [.. steps.Select(step => step.GetProperty("smooth_loss").Number())]);

        foreach (var (step, done) in steps.Zip(found))
        {
            var rates = step.GetProperty("lr").Numbers();
            var position = step.GetProperty("pct_train").GetDouble();
            var at = $"{fixture.Name} {stage}/step{done.Step - 1}";
            done.LearningRate.ShouldBeCloseTo(rates[^1], Closeness.Schedule, $"{at} learning rate");
            double[] scheduled = [.. highest.ForGroups(rates.Length).Select(rate => OneCycleSchedule.LearningRate(rate, position))];
            scheduled.ShouldBeCloseTo(rates, Closeness.Schedule, $"{at} learning rate of each group");
            OneCycleSchedule.Momentum(position).ShouldBeCloseTo(step.GetProperty("mom")[0].GetDouble(), Closeness.Schedule, $"{at} momentum");
        }

        var epochs = expected.GetProperty("epochs").EnumerateArray().Select(GoldenJson.Numbers).ToArray();
        Check([.. report.Epochs.Select(epoch => epoch.TrainLoss)], "train_loss", [.. epochs.Select(epoch => epoch[0])]);
        Check([.. report.Epochs.Select(epoch => epoch.ValidLoss)], "valid_loss", [.. epochs.Select(epoch => epoch[1])]);

        void Check(double[] values, string name, double[] wanted) =>
            values.ShouldBeCloseTo(wanted, Closeness.AfterSteps, $"{fixture.Name} {stage} {name}");
    }
}
