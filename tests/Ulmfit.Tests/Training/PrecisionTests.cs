using Kernels.Memory;
using Kernels.Tests;
using Settings;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>The same training in both precisions, from the same weights, batches and dropout masks.</summary>
public sealed class PrecisionTests : IDisposable
{
    /// <summary>The largest relative difference of the smoothed losses in any step.</summary>
    private const double LossOfLanguageModel = 0.01, LossOfClassifier = 0.02;

    /// <summary>
    /// The largest relative difference of the gradients of all weights as one vector. The features of a classifier differ little between
    /// texts, and batch normalisation amplifies the rounding errors of these differences, especially in such a small model.
    /// </summary>
    private const double GradientOfLanguageModel = 0.04, GradientOfClassifier = 0.2;

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void A_language_models_loss_falls_alike(Architecture architecture) => ShouldFallAlike(
        precision => Train(
            random => TinyModels.LanguageModel(random, architecture, precision), new LanguageModelObjective(),
            SyntheticBatches.LanguageModel(5), 0.05), LossOfLanguageModel);

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void A_classifiers_loss_falls_alike(Architecture architecture) => ShouldFallAlike(
        precision => Train(
            random => TinyModels.Classifier(random, architecture, precision: precision), new ClassifierObjective(multiLabel: true),
            SyntheticBatches.Classifier(5, rows: 16), 0.02), LossOfClassifier);

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void Gradients_of_a_language_model_agree_within_rounding(Architecture architecture) => GradientsShouldAgree(
        (random, precision) => TinyModels.LanguageModel(random, architecture, precision), new LanguageModelObjective(),
        SyntheticBatches.LanguageModel(1).Epoch().Single(), GradientOfLanguageModel);

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void Gradients_of_a_classifier_agree_within_rounding(Architecture architecture) => GradientsShouldAgree(
        (random, precision) => TinyModels.Classifier(random, architecture, precision: precision), new ClassifierObjective(multiLabel: true),
        SyntheticBatches.Classifier(1, rows: 16).Epoch().Single(), GradientOfClassifier);

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void A_model_answers_in_single_precision_whatever_it_trains_in(Architecture architecture)
    {
        using var random = new ModelRandom(42, CPU);
        using var single = TinyModels.Classifier(random, architecture);
        using var half = TinyModels.Classifier(random, architecture, precision: Precision.Bf16);
        using var languageModel = TinyModels.LanguageModel(random, architecture);
        using var halfLanguageModel = TinyModels.LanguageModel(random, architecture, Precision.Bf16);
        half.Load(single.StateDict());
        halfLanguageModel.Load(languageModel.StateDict());
        var ids = tensor(SyntheticBatches.Classifier(1).Epoch().Single().Inputs, [4, 11]);

        half.Forward(ids, training: false).Logits.Holds(single.Forward(ids, training: false).Logits).Should().BeTrue();
        var (answer, expected) = (halfLanguageModel.Forward(ids, training: false), languageModel.Forward(ids, training: false));
        answer.Logits.Holds(expected.Logits).Should().BeTrue();
        answer.CompareTokens(ids)!.Mean.Holds(expected.CompareTokens(ids)!.Mean).Should().BeTrue();
    }

    private static void ShouldFallAlike(Func<Precision, float[]> train, double tolerance)
    {
        var (single, half) = (train(Precision.Fp32), train(Precision.Bf16));

        half.Select(loss => (double)loss).ToArray().ShouldBeCloseTo([.. single.Select(loss => (double)loss)], tolerance, "losses");
        half.Should().NotEqual(single, "the products were rounded");
        half[^1].Should().BeLessThan(0.95f * half[0], "the training learns");
    }

    private static float[] Train<TBatch>(
        Func<ModelRandom, ITextModel> create, IObjective<TBatch> objective, BatchSource<TBatch> train, double rate)
    {
        using var random = new ModelRandom(42, CPU);
        using var model = create(random);
        Enliven(model);
        var progress = new RecordedProgress();
        using var learner = new Learner<TBatch>(model, objective, train, new(0, () => []), new(), progress);
        learner.FitOneCycle("fit", epochs: 10, LearningRates.Same(rate));
        return [.. progress.Steps.Select(step => step.Loss)];
    }

    /// <summary>
    /// Gives an encoder weights of the magnitude that they have after training. With initial weights, the features of different texts are
    /// so similar that the batch normalisation of the head amplifies rounding errors to the magnitude of the differences.
    /// </summary>
    private static void Enliven(ITextModel model)
    {
        using var untracked = no_grad();
        foreach (var parameter in model.Groups.SelectMany(group => group.Parameters).Where(parameter => parameter.Name.StartsWith('0')))
            parameter.Value.mul_(Held.Number(parameter.Name.EndsWith("encoder.weight", StringComparison.Ordinal) ? 10 : 5));
    }

    private static void GradientsShouldAgree<TBatch>(
        Func<ModelRandom, Precision, ITextModel> create, IObjective<TBatch> objective, TBatch batch, double tolerance)
    {
        var (expected, found) = (Gradients(Precision.Fp32), Gradients(Precision.Bf16));

        found.Should().OnlyContain(gradient => gradient.dtype == ScalarType.Float32);
        cat(found.Select(gradient => gradient.flatten()).ToArray())
            .ShouldBeCloseTo(cat(expected.Select(gradient => gradient.flatten()).ToArray()), tolerance, "gradients");

        Tensor[] Gradients(Precision precision)
        {
            using var random = new ModelRandom(42, CPU);
            using var model = create(random, precision);
            Enliven(model);
            Masks.TrackGradients(model);
            var (inputs, targets) = objective.ToTensors(batch, CPU);
            var output = model.Forward(inputs, training: true);
            new Regularization().Add(objective.Loss(output, targets), output).backward();
            return [.. model.Groups.SelectMany(group => group.Parameters)
                .Select(parameter => parameter.Value.grad!.clone())];
        }
    }
}
