using Faults;
using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Tests.Model;

public sealed class TextClassifierTests : IDisposable
{
    private readonly ModelRandom _random = new(42, CPU);

    public void Dispose() => _random.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Gives_fastais_outputs(int batch)
    {
        using var fixture = GoldenFixture.Open("b_clas_lstm");
        using var model = TinyModels.Classifier(_random, classes: 5);
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        model.Load(fixture.Below("sd/"));

        var output = model.Forward(fixture.Tensor($"batch{batch}/input"), training: false);

        output.Raw.ShouldBeCloseTo(fixture.Tensor($"batch{batch}/enc_out"), Closeness.Forward, "enc_out");
        output.Logits.ShouldBeCloseTo(fixture.Tensor($"batch{batch}/logits"), Closeness.Forward, "logits");
        output.Logits.sigmoid().ShouldBeCloseTo(fixture.Tensor($"batch{batch}/sigmoid"), Closeness.Forward, "sigmoid");
        output.Logits.softmax(1).ShouldBeCloseTo(fixture.Tensor($"batch{batch}/softmax"), Closeness.Forward, "softmax");
        for (var layer = 0; layer < model.States.Count; layer++)
        {
            model.States[layer].Hidden!.ShouldBeCloseTo(fixture.Tensor($"batch{batch}/final_h{layer}"), Closeness.Forward, $"h{layer}");
            model.States[layer].Cell!.ShouldBeCloseTo(fixture.Tensor($"batch{batch}/final_c{layer}"), Closeness.Forward, $"c{layer}");
        }
    }

    [Fact]
    public void A_short_document_scores_alike_alone_and_beside_a_long_one()
    {
        using var fixture = GoldenFixture.Open("b_clas_lstm");
        using var model = TinyModels.Classifier(_random, classes: 5, compatibility: Compatibility.None);
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        model.Load(fixture.Below("sd/"));
        var beside = fixture.Tensor("batch0/input");                              // (6, 37), whose width is no multiple of the window of 8
        var alone = beside.narrow(0, 5, 1).narrow(1, 32, 3); // its last document of 3 tokens, which begins at column 32
        beside[5].ne(1).sum().item<long>().Should().Be(3);

        var together = model.Forward(beside, training: false).Logits[5];
        var apart = model.Forward(alone, training: false).Logits[0];

        together.ShouldBeCloseTo(apart, Closeness.Forward, "logits");
    }

    [Fact]
    public void Keys_shapes_and_groups_are_fastais()
    {
        using var fixture = GoldenFixture.Open("b_clas_lstm");
        using var model = TinyModels.Classifier(_random, classes: 5);

        model.StateDict().Select(entry => $"{entry.Key} {string.Join('x', entry.Value.shape)}").Should().Equal(
            fixture.Values.GetProperty("state_dict_keys_in_order").EnumerateArray()
                .Select(entry => $"{entry[0].GetString()} {string.Join('x', entry[1].EnumerateArray())}"));
        model.Groups.Select(group => group.Parameters.Select(parameter => parameter.Name)).Should().BeEquivalentTo(
            fixture.Values.GetProperty("param_groups_clas").EnumerateArray()
                .Select(group => group.EnumerateArray().Select(name => name.GetString())),
            options => options.WithStrictOrdering());
        model.Groups.SelectMany(group => group.Parameters).Where(parameter => !parameter.Decays).Select(parameter => parameter.Name)
            .Should().Equal("1.layers.0.0.weight", "1.layers.0.0.bias", "1.layers.1.0.weight", "1.layers.1.0.bias");
    }

    [Theory]
    [InlineData("0.3", 0.3)]
    [InlineData("0.0", 0)]
    public void The_heads_keys_move_up_without_dropout_as_fastais_do(string key, double dropMult)
    {
        using var fixture = GoldenFixture.Open("b_pool");
        using var model = TinyModels.Classifier(_random, dropMult: dropMult);

        model.StateDict().Keys.Where(name => name.StartsWith("1.", StringComparison.Ordinal)).Should().Equal(
            fixture.Values.GetProperty("head_keys_by_drop_mult").GetProperty(key).EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void Fresh_batch_normalisation_is_fastais()
    {
        using var fixture = GoldenFixture.Open("b_pool");
        using var model = TinyModels.Classifier(_random);

        foreach (var expected in fixture.Values.GetProperty("fresh_bn_init").EnumerateObject())
        {
            var values = model.StateDict()[expected.Name];
            values.min().item<float>().Should().Be(expected.Value[0].GetSingle(), expected.Name);
            values.max().item<float>().Should().Be(expected.Value[1].GetSingle(), expected.Name);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Pools_as_fastai_does(int index)
    {
        using var fixture = GoldenFixture.Open("b_pool");
        using var scope = NewDisposeScope();
        var window = fixture.Values.GetProperty($"case{index}").GetProperty("bptt").GetInt32();

        var pooled = ConcatPooling.Pool(
            fixture.Tensor($"case{index}/output"), fixture.Tensor($"case{index}/mask"), window, Compatibility.Fastai);

        pooled.ShouldBeCloseTo(fixture.Tensor($"case{index}/pooled"), Closeness.Forward, "pooled");
    }

    [Fact]
    public void The_last_position_is_the_last_token_whatever_lies_around_it()
    {
        using var scope = NewDisposeScope();
        var output = arange(0, 10, dtype: float32).view(2, 5, 1);
        var padding = tensor(new[,] { { false, false, false, false, false }, { true, true, false, false, true } });

        var pooled = ConcatPooling.Pool(output, padding, window: 2, Compatibility.None);

        pooled.data<float>().ToArray().Should().Equal(4, 4, 2, 8, 8, 7.5f);
    }

    [Fact]
    public void With_fastais_dropout_masks_outputs_and_gradients_are_fastais()
    {
        using var fixture = GoldenFixture.Open("k_masks_lstm");
        var masks = Masks.Of(fixture, "clas");
        using var model = TinyModels.Classifier(_random, maxLength: 16, masks: masks, dropMult: 0.8);
        using var scope = NewDisposeScope();
        model.LoadPart(fixture.Below("clas/init/"));
        Masks.TrackGradients(model);

        var output = model.Forward(fixture.Tensor("clas/x"), training: true);
        var loss = new Trainer.Training.Regularization().Add(
            nn.functional.binary_cross_entropy_with_logits(output.Logits, fixture.Tensor("clas/y")), output);
        loss.backward();

        masks.Left.Should().Be(0);
        output.Raw.ShouldBeCloseTo(fixture.Tensor("clas/out"), Closeness.Forward, "out");
        output.Logits.ShouldBeCloseTo(fixture.Tensor("clas/logits"), Closeness.Forward, "logits");
        loss.item<float>().Should().BeApproximately(fixture.Values.GetProperty("clas/loss").GetProperty("total").GetSingle(), 1e-5f);
        Masks.GradientsShouldBe(model, fixture, "clas/grad/");
        foreach (var (name, expected) in fixture.Below("clas/buffers_after/"))
            model.StateDict()[name].ShouldBeCloseTo(expected, Closeness.Forward, name);
    }

    [Fact]
    public void Takes_over_the_language_models_encoder()
    {
        using var language = TinyModels.LanguageModel(_random);
        using var classifier = TinyModels.Classifier(_random);

        classifier.LoadEncoder(language.EncoderState());

        foreach (var (name, value) in language.EncoderState())
            classifier.StateDict()[$"0.module.{name}"].Holds(value).Should().BeTrue(name);
    }

    [Fact]
    public void A_training_batch_of_one_document_is_refused()
    {
        using var model = TinyModels.Classifier(_random);
        using var scope = NewDisposeScope();

        var act = () => model.Forward(full([1, 8], 5, int64), training: true);

        act.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Data).WithMessage(
            "A training batch holds a single document, too few for batch normalisation. Add documents, or choose another batch size.");
    }
}
