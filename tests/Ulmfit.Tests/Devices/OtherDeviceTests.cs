using Kernels.Memory;
using Scoring;
using Settings;
using TorchSharp;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Tests.Training;
using Ulmfit.Training;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Devices;

/// <summary>
/// Tests on a device that is not the CPU: libtorch's meta device, which has shapes and types but no values. It does not support some
/// operations of a forward pass, which <c>DeviceOfTensorsTests</c> covers.
/// </summary>
public sealed class OtherDeviceTests : IDisposable
{
    private readonly ModelRandom _random = new(42, META);
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _random.Dispose();
    }

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void All_of_a_model_lives_there(Architecture architecture)
    {
        using var languageModel = TinyModels.LanguageModel(_random, architecture);
        using var classifier = TinyModels.Classifier(_random, architecture);
        using var before = new WeightSnapshot(classifier);

        languageModel.Device.type.Should().Be(DeviceType.META);
        classifier.Device.type.Should().Be(DeviceType.META);
        languageModel.StateDict().Values.Concat(classifier.StateDict().Values).Should().OnlyContain(weight => weight.is_meta);
    }

    [Fact]
    public void Batches_and_masks_go_there()
    {
        var (window, next) = new LanguageModelObjective().ToTensors(SyntheticBatches.LanguageModel(1).Epoch().Single(), META);
        var (documents, labels) = new ClassifierObjective(true).ToTensors(SyntheticBatches.Classifier(1).Epoch().Single(), META);
        using var state = new CarriedState(4, META);
        var fresh = state.For(rows: 2);
        state.Keep(fresh);

        new[] { window, next, documents, labels, _random.Draw(0.5, 4), fresh, state.For(rows: 3), state.For(rows: 1) }
            .Should().OnlyContain(made => made.is_meta);
    }

    [Fact]
    public void What_the_optimizer_remembers_lives_there()
    {
        using var weight = _random.Uniform(1, 3, 4).requires_grad_();
        using var optimizer = new Adam([new("group", [new("weight", weight)])]);

        for (var step = 0; step < 2; step++)
        {
            weight.Squared().mean().backward();
            weight.grad!.is_meta.Should().BeTrue();
            optimizer.Step();
        }

        weight.is_meta.Should().BeTrue();
    }

    [Fact]
    public void Weights_of_the_CPU_load_there()
    {
        using var onCpu = new ModelRandom(42, CPU);
        using var source = TinyModels.LanguageModel(onCpu);
        using var target = TinyModels.LanguageModel(_random);
        using var classifier = TinyModels.Classifier(_random);

        target.Load(source.StateDict());
        classifier.LoadEncoder(target.EncoderState());

        target.StateDict().Values.Concat(classifier.StateDict().Values).Should().OnlyContain(weight => weight.is_meta);
    }

    [Fact]
    public void What_is_read_is_brought_to_the_CPU_first()
    {
        using var model = TinyModels.Classifier(_random);
        var classes = LabelClasses.Of(new(["a", "b", "c"], "other", ClassificationTask.Multilabel), []);
        var cells = zeros([4, 3], device: META);
        Action[] reads =
        [
            () => new LabelMetrics(classes, 0.5f).Add(new ModelOutput(cells, raw: cells, dropped: cells), cells),
            () => TorchTensors.FromTensors(model.StateDict()),
        ];

        // A meta tensor has no values to copy; the message proves that a copy was tried. A direct read fails with another message.
        foreach (var read in reads)
            read.Should().Throw<Exception>().WithMessage("*copy out of meta tensor*");
    }
}
