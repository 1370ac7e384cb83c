using Faults;
using Kernels.Memory;
using Kernels.Tests;
using Settings;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

public sealed class LanguageModelTests : IDisposable
{
    private readonly ModelRandom _random = new(42, CPU);

    public void Dispose() => _random.Dispose();

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void A_drop_mult_of_zero_trains_without_dropout(Architecture architecture)
    {
        var config = TinyModels.Config with { Architecture = architecture };
        using var model = new LanguageModel(TinyModels.Vocabulary, config.ScaleDropouts(0), _random);
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
        var state = model.StateDict().ToDictionary(entry => entry.Key, entry => entry.Value.add(Held.Number(1)));
        state.Remove("0.rnns.1.module.bias_ih_l0");
        state["0.rnns.0.weight_hh_l0_raw"] = zeros(3, 4);
        state["1.decoder.weight"] = zeros(64, 16);
        state["0.rnns.0.module.weight_hh_l0"] = zeros(96, 24);

        var act = () => model.Load(state);

        act.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Data).WithMessage("""
            The weights do not fit the model:
            0.rnns.0.weight_hh_l0_raw: expected 96 x 24, found 3 x 4
            0.rnns.1.module.bias_ih_l0: missing, expected 96
            1.decoder.weight: differs from 0.encoder.weight, although the model ties the two
            0.rnns.0.module.weight_hh_l0: the model has no tensor of this name
            """);
        model.StateDict()["0.encoder.weight"].Holds(before).Should().BeTrue();
    }
}
