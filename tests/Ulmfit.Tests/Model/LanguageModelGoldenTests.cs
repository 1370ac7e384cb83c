using Kernels;
using Kernels.Tests;
using PyTorchFiles;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

public abstract class LanguageModelGoldenTests(KernelChoice kernels) : IDisposable
{
    private readonly ModelRandom _random = new(42, CPU);

    public static IEnumerable<TheoryDataRow<string>> Models => Golden.FixturesLike("a_lm_");

    public static IEnumerable<TheoryDataRow<string>> Files => Golden.FixturesLike("a_lm_", "weights.pth");

    public static IEnumerable<TheoryDataRow<string>> Encoders => Golden.FixturesLike("a_lm_", "encoder.pth");

    public static IEnumerable<TheoryDataRow<string>> Masked => Golden.FixturesLike("k_masks_");

    public void Dispose() => _random.Dispose();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void Gives_fastais_outputs_while_the_state_is_carried_and_the_batch_size_changes(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = ModelShape.Of(fixture.Below("sd/")).LanguageModel(_random, kernels: kernels);
        model.Load(fixture.Below("sd/"));
        CompareCalls(fixture, model);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public void Loaded_from_fastais_file_it_gives_fastais_outputs(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var scope = NewDisposeScope();
        var weights = PyTorchFile.ReadStateDict(fixture.PathOf("weights.pth")).ToTensors();
        using var model = ModelShape.Of(weights).LanguageModel(_random, kernels: kernels);
        model.Load(weights);
        CompareCalls(fixture, model);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Encoders))]
    public void Fastais_encoder_file_gives_a_classifier_its_encoder(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var scope = NewDisposeScope();
        var encoder = PyTorchFile.ReadStateDict(fixture.PathOf("encoder.pth")).ToTensors();
        var shape = ModelShape.Of(encoder) with { Classes = 3 };
        using var model = shape.Classifier(_random, window: 8, maxLength: 24);

        model.LoadEncoder(encoder);

        var state = model.StateDict();
        state.Keys.Where(name => name.StartsWith("0.module.", StringComparison.Ordinal))
            .Should().Equal(encoder.Keys.Select(name => $"0.module.{name}"));
        foreach (var name in encoder.Keys)
            state[$"0.module.{name}"].Holds(fixture.Tensor($"sd/0.{name}")).Should().BeTrue(name);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void Keys_shapes_groups_and_decay_are_fastais(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = ModelShape.Of(fixture.Below("sd/")).LanguageModel(_random, kernels: kernels);

        model.StateDict().Select(entry => $"{entry.Key} {string.Join('x', entry.Value.shape)}").Should().Equal(
            fixture.Require("state_dict_keys_in_order").EnumerateArray()
                .Select(entry => $"{entry[0].GetString()} {string.Join('x', entry[1].EnumerateArray())}"));
        model.EncoderState().Keys.Should().Equal(fixture.Require("encoder_pth_keys").Strings());
        model.Groups.Select(group => group.Parameters.Select(parameter => parameter.Name)).Should().BeEquivalentTo(
            fixture.Require("param_groups_lm").EnumerateArray().Select(GoldenJson.Strings),
            options => options.WithStrictOrdering());
        model.Groups.SelectMany(group => group.Parameters).Where(parameter => !parameter.Decays).Select(parameter => parameter.Name)
            .Should().Equal(fixture.Require("no_weight_decay_params").Strings());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Masked))]
    public void With_fastais_dropout_masks_outputs_and_gradients_are_fastais(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        var masks = Masks.Of(fixture, "lm");
        var shape = ModelShape.Of(fixture.Below("lm/init/"));
        using var model = (shape with { Encoder = Masks.LanguageModelDropouts(fixture, shape) }).LanguageModel(_random, masks, kernels);
        using var scope = NewDisposeScope();
        model.LoadPart(fixture.Below("lm/init/"));
        Masks.TrackGradients(model);

        var output = model.Forward(fixture.Tensor("lm/x"), training: true);
        var loss = nn.functional.cross_entropy(output.Logits.flatten(0, 1), fixture.Tensor("lm/y").flatten());
        var expected = fixture.Require("lm/loss");
        var total = LossTerms.Compare(loss, output, new Regularization(), (
            expected.GetProperty("ce").Number(), expected.GetProperty("alpha").Number(),
            expected.GetProperty("beta").Number(), expected.GetProperty("total").Number()), $"{fixture.Name} lm");
        total.backward();

        masks.Left.Should().Be(0);
        output.Logits.ShouldBeCloseTo(fixture.Tensor("lm/logits"), Closeness.Forward, $"{fixture.Name} lm/logits");
        output.Raw.ShouldBeCloseTo(fixture.Tensor("lm/raw"), Closeness.Forward, $"{fixture.Name} lm/raw");
        output.Dropped.ShouldBeCloseTo(fixture.Tensor("lm/dropped"), Closeness.Forward, $"{fixture.Name} lm/dropped");
        Masks.GradientsShouldBe(model, fixture, "lm/grad/");
    }

    private static void CompareCalls(GoldenFixture fixture, LanguageModel model)
    {
        using var untracked = no_grad();
        foreach (var call in fixture.Require("calls_in_order").EnumerateArray())
        {
            using var scope = NewDisposeScope();
            var name = call.GetProperty("name").GetString()!;
            if (call.GetProperty("reset_before").GetBoolean())
                model.Reset();

            var output = model.Forward(fixture.Tensor($"{name}/input"), training: false);

            output.Logits.ShouldBeCloseTo(fixture.Tensor($"{name}/logits"), Closeness.Forward, $"{fixture.Name} {name}/logits");
            output.Raw.ShouldBeCloseTo(fixture.Tensor($"{name}/raw_out"), Closeness.Forward, $"{fixture.Name} {name}/raw_out");
            output.Dropped.ShouldBeCloseTo(fixture.Tensor($"{name}/raw_out"), Closeness.Forward, $"{fixture.Name} {name}/dropped");
            States.Compare(model.States, fixture, $"{name}/");
        }
    }

    public sealed class WithFastKernels() : LanguageModelGoldenTests(KernelChoice.Fast);

    public sealed class WithReferenceKernels() : LanguageModelGoldenTests(KernelChoice.Reference);
}
