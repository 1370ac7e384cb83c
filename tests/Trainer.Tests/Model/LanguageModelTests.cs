using Faults;
using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Tests.Model;

public sealed class LanguageModelTests : IDisposable
{
    private readonly ModelRandom _random = new(42, CPU);

    public void Dispose() => _random.Dispose();

    [Fact]
    public void Gives_fastais_outputs_while_the_state_is_carried_and_the_batch_size_changes()
    {
        using var fixture = GoldenFixture.Open("a_lm_lstm");
        using var model = TinyModels.LanguageModel(_random);
        using var untracked = no_grad();
        model.Load(fixture.Below("sd/"));

        foreach (var call in fixture.Values.GetProperty("calls_in_order").EnumerateArray())
        {
            using var scope = NewDisposeScope();
            var name = call.GetProperty("name").GetString()!;
            if (call.GetProperty("reset_before").GetBoolean())
                model.Reset();

            var output = model.Forward(fixture.Tensor($"{name}/input"), training: false);

            output.Logits.ShouldBeCloseTo(fixture.Tensor($"{name}/logits"), Closeness.Forward, $"{name}/logits");
            output.Raw.ShouldBeCloseTo(fixture.Tensor($"{name}/raw_out"), Closeness.Forward, $"{name}/raw_out");
            output.Dropped.ShouldBeCloseTo(fixture.Tensor($"{name}/raw_out"), Closeness.Forward, $"{name}/dropped");
            for (var layer = 0; layer < model.States.Count; layer++)
            {
                model.States[layer].Hidden!.ShouldBeCloseTo(fixture.Tensor($"{name}/h{layer}"), Closeness.Forward, $"{name}/h{layer}");
                model.States[layer].Cell!.ShouldBeCloseTo(fixture.Tensor($"{name}/c{layer}"), Closeness.Forward, $"{name}/c{layer}");
            }
        }
    }

    [Fact]
    public void Keys_shapes_groups_and_decay_are_fastais()
    {
        using var fixture = GoldenFixture.Open("a_lm_lstm");
        using var model = TinyModels.LanguageModel(_random);

        model.StateDict().Select(entry => $"{entry.Key} {string.Join('x', entry.Value.shape)}").Should().Equal(
            fixture.Values.GetProperty("state_dict_keys_in_order").EnumerateArray()
                .Select(entry => $"{entry[0].GetString()} {string.Join('x', entry[1].EnumerateArray())}"));
        model.EncoderState().Keys.Should().Equal(Strings(fixture.Values.GetProperty("encoder_pth_keys")));
        model.Groups.Select(group => group.Parameters.Select(parameter => parameter.Name)).Should().BeEquivalentTo(
            fixture.Values.GetProperty("param_groups_lm").EnumerateArray().Select(Strings), options => options.WithStrictOrdering());
        model.Groups.SelectMany(group => group.Parameters).Where(parameter => !parameter.Decays).Select(parameter => parameter.Name)
            .Should().Equal(Strings(fixture.Values.GetProperty("no_weight_decay_params")));
    }

    [Fact]
    public void With_fastais_dropout_masks_outputs_and_gradients_are_fastais()
    {
        using var fixture = GoldenFixture.Open("k_masks_lstm");
        var masks = Masks.Of(fixture, "lm");
        using var model = TinyModels.LanguageModel(_random, masks);
        using var scope = NewDisposeScope();
        model.LoadPart(fixture.Below("lm/init/"));
        Masks.TrackGradients(model);

        var output = model.Forward(fixture.Tensor("lm/x"), training: true);
        var loss = new Trainer.Training.Regularization().Add(
            nn.functional.cross_entropy(output.Logits.flatten(0, 1), fixture.Tensor("lm/y").flatten()), output);
        loss.backward();

        masks.Left.Should().Be(0);
        output.Logits.ShouldBeCloseTo(fixture.Tensor("lm/logits"), Closeness.Forward, "logits");
        output.Raw.ShouldBeCloseTo(fixture.Tensor("lm/raw"), Closeness.Forward, "raw");
        output.Dropped.ShouldBeCloseTo(fixture.Tensor("lm/dropped"), Closeness.Forward, "dropped");
        loss.item<float>().Should().BeApproximately(fixture.Values.GetProperty("lm/loss").GetProperty("total").GetSingle(), 1e-5f);
        Masks.GradientsShouldBe(model, fixture, "lm/grad/");
    }

    [Fact]
    public void A_drop_mult_of_zero_trains_without_dropout()
    {
        using var model = new LanguageModel(TinyModels.Vocabulary, TinyModels.Config.ScaleDropouts(0), _random);
        using var scope = NewDisposeScope();
        var ids = arange(0, 12).view(2, 6);

        var training = model.Forward(ids, training: true).Logits;
        model.Reset();
        var evaluation = model.Forward(ids, training: false).Logits;

        training.allclose(evaluation, 1e-6).Should().BeTrue();
    }

    [Fact]
    public void Fresh_weights_are_drawn_as_fastai_draws_them()
    {
        using var model = TinyModels.LanguageModel(_random);
        using var scope = NewDisposeScope();
        var state = model.StateDict();

        state["0.encoder.weight"].abs().max().item<float>().Should().BeInRange(0.095f, 0.1f);
        state["0.rnns.0.weight_hh_l0_raw"].abs().max().item<float>().Should().BeInRange(0.19f, 1 / MathF.Sqrt(24));
        state["0.rnns.2.module.bias_hh_l0"].abs().max().item<float>().Should().BeInRange(0.2f, 1 / MathF.Sqrt(16));
        state["1.decoder.bias"].count_nonzero().item<long>().Should().Be(0);
        state["1.decoder.weight"].Should().BeSameAs(state["0.encoder.weight"]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        using var random = new ModelRandom(42, CPU);
        using var other = new ModelRandom(43, CPU);
        using var first = TinyModels.LanguageModel(_random);
        using var second = TinyModels.LanguageModel(random);
        using var third = TinyModels.LanguageModel(other);

        first.StateDict().Should().OnlyContain(entry => second.StateDict()[entry.Key].Holds(entry.Value));
        third.StateDict()["0.encoder.weight"].Holds(first.StateDict()["0.encoder.weight"]).Should().BeFalse();
    }

    [Fact]
    public void Loading_names_every_mismatch_and_copies_nothing()
    {
        using var model = TinyModels.LanguageModel(_random);
        using var scope = NewDisposeScope();
        var before = model.StateDict()["0.encoder.weight"].clone();
        var state = model.StateDict().ToDictionary(entry => entry.Key, entry => entry.Value + 1);
        state.Remove("0.rnns.1.module.bias_ih_l0");
        state["0.rnns.0.weight_hh_l0_raw"] = zeros(3, 4);
        state["1.decoder.weight"] = zeros(64, 16);
        state["0.rnns.0.module.weight_hh_l0"] = zeros(96, 24);

        var act = () => model.Load(state);

        act.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Data).WithMessage("""
            The weights do not fit the model:
            0.rnns.0.weight_hh_l0_raw: expected 96 x 24, found 3 x 4
            0.rnns.1.module.bias_ih_l0: missing, expected 96
            1.decoder.weight: differs from 0.encoder.weight, which the model ties it to
            0.rnns.0.module.weight_hh_l0: the model has no tensor of this name
            """);
        model.StateDict()["0.encoder.weight"].Holds(before).Should().BeTrue();
    }

    private static IEnumerable<string> Strings(System.Text.Json.JsonElement array) =>
        array.EnumerateArray().Select(item => item.GetString()!);
}
