using Kernels;
using Kernels.Tests;
using PyTorchFiles;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

public abstract class TextClassifierGoldenTests(KernelChoice kernels) : IDisposable
{
    private const string DropoutsAt = "dropout_probabilities_with_drop_mult_";
    private readonly ModelRandom _random = new(42, CPU);

    public static IEnumerable<TheoryDataRow<string>> Models => Golden.FixturesLike("b_clas_");

    public static IEnumerable<TheoryDataRow<string>> Files => Golden.FixturesLike("b_clas_", "weights.pth");

    public static IEnumerable<TheoryDataRow<string, string>> Dropouts => GoldenFixture.Cases("b_clas_", DropoutsAt);

    public static IEnumerable<TheoryDataRow<string>> Masked => Golden.FixturesLike("k_masks_");

    public void Dispose() => _random.Dispose();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void Gives_fastais_outputs(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        CompareBatches(fixture, fixture.Below("sd/"));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public void Loaded_from_fastais_file_it_gives_fastais_outputs(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var scope = NewDisposeScope();
        CompareBatches(fixture, PyTorchFile.ReadStateDict(fixture.PathOf("weights.pth")).ToTensors());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void A_document_scores_alike_alone_and_beside_others(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var batches = GoldenDocuments.Of(fixture);
        using var model = ModelShape.Of(fixture.Below("sd/"))
            .Classifier(_random, batches.Window, batches.MaxLength, Compatibility.None, kernels: kernels);
        model.Load(fixture.Below("sd/"));

        foreach (var (name, ids, lengths) in batches.Batches)
        {
            var together = model.Forward(ids, training: false).Logits;
            for (var row = 0; row < lengths.Length; row++)
            {
                var start = batches.Start(ids, lengths[row]);
                if (ids.shape[1] - start > batches.MaxLength)
                    continue; // in a batch of one, more columns would be pooled

                var apart = model.Forward(ids.narrow(0, row, 1).narrow(1, start, lengths[row]), training: false).Logits;
                together.narrow(0, row, 1).ShouldBeCloseTo(apart, Closeness.Forward, $"{fixture.Name} {name} row {row} alone");
            }
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void Keys_shapes_and_groups_are_fastais(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        using var model = ModelShape.Of(fixture.Below("sd/")).Classifier(_random, window: 8, maxLength: 24);

        model.StateDict().Select(entry => $"{entry.Key} {string.Join('x', entry.Value.shape)}").Should().Equal(
            fixture.Require("state_dict_keys_in_order").EnumerateArray()
                .Select(entry => $"{entry[0].GetString()} {string.Join('x', entry[1].EnumerateArray())}"));
        model.Groups.Select(group => group.Parameters.Select(parameter => parameter.Name)).Should().BeEquivalentTo(
            fixture.Require("param_groups_clas").EnumerateArray().Select(GoldenJson.Strings),
            options => options.WithStrictOrdering());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Dropouts))]
    public void Dropouts_are_scaled_as_fastais_are(string folder, string dropouts)
    {
        using var fixture = GoldenFixture.In(folder);
        var config = fixture.Require("config");
        double Probability(string name) => config.GetProperty(name).GetDouble();
        var encoder = new EncoderConfig
        {
            EmbedP = Probability("embed_p"),
            InputP = Probability("input_p"),
            HiddenP = Probability("hidden_p"),
            WeightP = Probability("weight_p"),
            OutputP = Probability("output_p"),
        };

        var scaled = encoder.ScaleDropouts(double.Parse(dropouts[DropoutsAt.Length..], System.Globalization.CultureInfo.InvariantCulture));

        foreach (var dropout in fixture.Require(dropouts).EnumerateArray())
        {
            var (name, kind, expected) = (dropout[0].GetString()!, dropout[1].GetString(), dropout[2].GetDouble());
            var found = (name, kind) switch
            {
                (_, "EmbeddingDropout") => scaled.EmbedP,
                (_, "WeightDropout") => scaled.WeightP,
                ("0.module.input_dp", _) => scaled.InputP,
                (_, "RNNDropout") => scaled.HiddenP,
                ("1.layers.0.1", _) => scaled.OutputP,
                ("1.layers.1.1", _) => PoolingClassifierHead.HiddenDropout,
                _ => throw new InvalidDataException($"{name}, {kind}"),
            };
            found.ShouldBeCloseTo(expected, Closeness.Schedule, $"{fixture.Name} dropout {name}");
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Masked))]
    public void With_fastais_dropout_masks_outputs_and_gradients_are_fastais(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        var masks = Masks.Of(fixture, "clas");
        var shape = ModelShape.Of(fixture.Below("clas/init/"));
        var expected = fixture.Require("clas/loss");
        var dropouts = Masks.LanguageModelDropouts(fixture, shape).ScaleDropouts(expected.GetProperty("drop_mult").GetDouble());
        using var model = (shape with { Encoder = dropouts }).Classifier(
            _random, expected.GetProperty("bptt").GetInt32(), expected.GetProperty("max_len").GetInt32(), masks: masks, kernels: kernels);
        using var scope = NewDisposeScope();
        model.LoadPart(fixture.Below("clas/init/"));
        Masks.TrackGradients(model);

        var output = model.Forward(fixture.Tensor("clas/x"), training: true);
        var loss = nn.functional.binary_cross_entropy_with_logits(output.Logits, fixture.Tensor("clas/y"));
        var total = LossTerms.Compare(loss, output, new Regularization(), (
            expected.GetProperty("bce").Number(), expected.GetProperty("alpha").Number(),
            expected.GetProperty("beta").Number(), expected.GetProperty("total").Number()), $"{fixture.Name} clas");
        total.backward();

        masks.Left.Should().Be(0);
        output.Raw.ShouldBeCloseTo(fixture.Tensor("clas/out"), Closeness.Forward, $"{fixture.Name} clas/out");
        output.Logits.ShouldBeCloseTo(fixture.Tensor("clas/logits"), Closeness.Forward, $"{fixture.Name} clas/logits");
        Masks.GradientsShouldBe(model, fixture, "clas/grad/");
        foreach (var (name, buffer) in fixture.Below("clas/buffers_after/"))
            model.StateDict()[name].ShouldBeCloseTo(buffer, Closeness.Forward, $"{fixture.Name} clas/buffers_after/{name}");
    }

    private void CompareBatches(GoldenFixture fixture, IReadOnlyDictionary<string, Tensor> weights)
    {
        using var untracked = no_grad();
        var batches = GoldenDocuments.Of(fixture);
        using var model = ModelShape.Of(weights).Classifier(_random, batches.Window, batches.MaxLength, kernels: kernels);
        model.Load(weights);

        foreach (var (name, ids, _) in batches.Batches)
        {
            using var scope = NewDisposeScope();
            var output = model.Forward(ids, training: false);
            var pooled = ConcatPooling.Pool(output.Raw, fixture.Tensor($"{name}/enc_mask"), batches.Window, Compatibility.Fastai);

            Check(output.Raw, "enc_out");
            Check(pooled, "pooled");
            Check(output.Logits, "logits");
            Check(output.Logits.sigmoid(), "sigmoid");
            Check(output.Logits.softmax(1), "softmax");
            States.Compare(model.States, fixture, $"{name}/final_");

            void Check(Tensor found, string what) =>
                found.ShouldBeCloseTo(fixture.Tensor($"{name}/{what}"), Closeness.Forward, $"{fixture.Name} {name}/{what}");
        }
    }

    public sealed class WithFastKernels() : TextClassifierGoldenTests(KernelChoice.Fast);

    public sealed class WithReferenceKernels() : TextClassifierGoldenTests(KernelChoice.Reference);
}
