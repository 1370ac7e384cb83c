using Faults;
using PyTorchFiles;
using Settings;
using Text;
using Ulmfit.Model;
using Ulmfit.Pretrained;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Pretrained;

public sealed class PretrainedLanguageModelTests
{
    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void The_order_of_keys_does_not_matter_and_tied_ones_may_be_missing(Architecture architecture)
    {
        using var scope = NewDisposeScope();
        using var files = new TinyPretrained(architecture);
        var before = PretrainedLanguageModel.Read(files.Write()).StateFor(new Vocabulary(TinyPretrained.Tokens));
        var reversed = files.Weights.Where(entry => entry.Key is not ("1.decoder.weight" or "0.encoder_dp.emb.weight")).Reverse().ToArray();
        files.Weights.Clear();
        foreach (var (name, tensor) in reversed)
            files.Weights.Add(name, tensor);

        var after = PretrainedLanguageModel.Read(files.Write()).StateFor(new Vocabulary(TinyPretrained.Tokens));

        after.Keys.Should().Equal(before.Keys);
        after.Should().AllSatisfy(entry => entry.Value.data<float>().ToArray().Should().Equal(before[entry.Key].data<float>().ToArray()));
    }

    [Theory]
    [InlineData(ElementType.Float64)]
    [InlineData(ElementType.Float16)]
    [InlineData(ElementType.BFloat16)]
    public void Other_precisions_become_single(ElementType type)
    {
        using var scope = NewDisposeScope();
        using var files = new TinyPretrained();
        foreach (var name in files.Weights.Keys.ToArray())
            files.Weights[name] = TorchTensors.FromTensor(Single(files.Weights[name]).to(Enum.Parse<ScalarType>(type.ToString())));
        var expected = files.Weights.ToDictionary(entry => entry.Key, entry => Single(entry.Value).data<float>().ToArray());

        var state = PretrainedLanguageModel.Read(files.Write()).StateFor(new Vocabulary(TinyPretrained.Tokens));

        foreach (var name in state.Keys.Where(name => name.Contains("rnns")))
            state[name].data<float>().ToArray().Should().Equal(expected[name], name);
        state["1.decoder.bias"].data<float>()[4].Should().Be(expected["1.decoder.bias"][4]);
        state["1.decoder.weight"][4].data<float>().ToArray().Should().Equal(expected["0.encoder.weight"][12..15]);
    }

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void A_new_vocabulary_keeps_known_rows_and_gives_new_tokens_the_mean(Architecture architecture)
    {
        using var scope = NewDisposeScope();
        using var files = new TinyPretrained(architecture);
        var model = PretrainedLanguageModel.Read(files.Write());
        var vocabulary = new Vocabulary(["xxunk", "▁chien", "▁le", "xxfake"]);

        using var random = new ModelRandom(1, CPU);
        using var fresh = new LanguageModel(vocabulary.Count, model.Config, random);
        model.LoadInto(fresh, vocabulary);

        var bias = files.Weights["1.decoder.bias"].As<float>().ToArray();
        var mean = (float)bias.Average(value => (double)value);
        fresh.StateDict()["1.decoder.bias"].data<float>().ToArray().Should().Equal(bias[0], mean, bias[2], bias[7]);
        fresh.StateDict()["0.encoder.weight"][3].data<float>().ToArray()
            .Should().Equal(files.Weights["0.encoder.weight"].As<float>()[21..].ToArray());
        foreach (var (name, tensor) in fresh.StateDict().Where(entry => entry.Key.Contains("rnns")))
            tensor.data<float>().ToArray().Should().Equal(files.Weights[name].As<float>().ToArray(), name);
        model.CountKnown(vocabulary).Should().Be(3);
        model.Location.Should().Be("gs://bucket/pretrained/fr/forward");
    }

    [Fact]
    public void A_network_of_other_sizes_is_left_as_it_is()
    {
        using var files = new TinyPretrained();
        var model = PretrainedLanguageModel.Read(files.Write());
        using var random = new ModelRandom(1, CPU);
        using var other = new LanguageModel(8, model.Config with { Layers = 1 }, random);

        var load = () => model.LoadInto(other, new Vocabulary(TinyPretrained.Tokens));

        load.Should().Throw<FaultException>().Which.Message.Should().StartWith(
            "The weights do not fit the model:\n0.rnns.0.weight_hh_l0_raw: expected 12 x 3, found 16 x 4\n");
    }

    [Fact]
    public void Only_the_state_handed_out_stays_alive()
    {
        using var files = new TinyPretrained();
        var model = PretrainedLanguageModel.Read(files.Write());
        using var scope = NewDisposeScope();

        var state = model.StateFor(new Vocabulary(TinyPretrained.Tokens));

        scope.DisposablesCount.Should().Be(state.Values.Distinct().Count());
    }

    [Fact]
    public void The_second_names_of_fastai_version_1_are_passed_over()
    {
        using var files = new TinyPretrained();
        files.Weights.Add("0.rnns.0.module.weight_hh_l0", TinyPretrained.Values([1]));

        PretrainedLanguageModel.Read(files.Write()).Config.Should().Be(files.Config);

        files.Weights.Add("0.rnns.9.module.weight_hh_l0", TinyPretrained.Values([1]));
        var read = () => PretrainedLanguageModel.Read(files.Write());
        read.Should().Throw<FaultException>()
            .WithMessage("*\n  0.rnns.9.module.weight_hh_l0: the model has no tensor of this name, found 1\n*");
    }

    [Fact]
    public void Without_a_configuration_it_is_fastais_English_model()
    {
        using var files = new TinyPretrained { Settings = null };

        var read = () => PretrainedLanguageModel.Read(files.Write());

        read.Should().Throw<FaultException>().WithMessage(
            "gs://bucket/pretrained/fr/forward/weights.pth: it does not fit fastai's English configuration "
            + "(AWD_LSTM, emb_sz 400, n_hid 1152, n_layers 3) and the 8 tokens of vocab.pkl:\n"
            + "  0.encoder.weight: expected 8 x 400, found 8 x 3\n*\nUse files that all come from one model.");
    }

    [Fact]
    public void A_missing_or_empty_file_is_named_by_where_it_came_from()
    {
        using var files = new TinyPretrained();
        var location = "gs://bucket/pretrained/fr/forward";

        var empty = () => PretrainedLanguageModel.Read(files.Write([]));
        empty.Should().Throw<FaultException>().WithMessage($"{location}/vocab.pkl: it holds no tokens. Copy it again.");

        var written = files.Write();
        var read = () => PretrainedLanguageModel.Read(written);
        File.Delete(written.Weights);
        read.Should().Throw<FaultException>().WithMessage($"{location}/weights.pth: there is no such file. Check the path.");
        File.Delete(written.Vocabulary);
        read.Should().Throw<FaultException>().WithMessage($"{location}/vocab.pkl: there is no such file. Check the path.");
        File.Delete(written.Config!);
        read.Should().Throw<FaultException>().WithMessage($"{location}/config.json: there is no such file. Check the path.");
    }

    private static Tensor Single(TensorData tensor) => tensor.ToTensor().to(float32);
}
