using System.Text.Json;
using Faults;
using PyTorchFiles.Tests;
using Settings;
using Text;
using Ulmfit.Model;
using Ulmfit.Pretrained;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Pretrained;

/// <summary>Files of language models written by fastai.</summary>
public sealed class PretrainedGoldenTests
{
    private static readonly string[] Embeddings = ["0.encoder.weight", "0.encoder_dp.emb.weight", "1.decoder.weight"];

    public static IEnumerable<TheoryDataRow<string>> Models => Golden.FixturesLike("a_lm", "config.json");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void Every_form_of_weights_and_vocabulary_gives_the_tensors_of_the_manifest(string folder)
    {
        var golden = new GoldenFolder(folder);
        var vocabularies = golden.Files("vocab*.pkl").ToArray();
        var pairs = golden.Files("weights*.pth").SelectMany(_ => vocabularies, (weights, vocabulary) => (weights, vocabulary)).ToArray();
        pairs.Should().NotBeEmpty();
        foreach (var (weights, vocabulary) in pairs)
        {
            var read = PretrainedLanguageModel.Read(new(weights, vocabulary, golden.PathOf("config.json"), folder));

            read.Tokens.Should().Equal(golden.Values.GetProperty("vocab").Deserialize<string[]>());
            ShouldBe(read.Config, JsonDocument.Parse(File.ReadAllText(golden.PathOf("config.json"))).RootElement);
            using var scope = NewDisposeScope();
            var state = read.StateFor(new Vocabulary(read.Tokens));
            state.Keys.Should().Equal(golden.StateDictKeys, weights);
            foreach (var (name, tensor) in state)
                tensor.data<float>().ToArray().Should().Equal(Expected(golden, name, read.Tokens), $"{name} of {weights}");
            Embeddings.Select(name => state[name]).Should().AllSatisfy(tensor => tensor.Should().BeSameAs(state[Embeddings[0]]));
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void An_encoder_alone_is_refused(string folder)
    {
        var golden = new GoldenFolder(folder);
        foreach (var encoder in golden.Files("encoder.pth"))
        {
            var files = new PretrainedFiles(encoder, golden.Files("vocab*.pkl").First(), golden.PathOf("config.json"), "fr/forward");

            var read = () => PretrainedLanguageModel.Read(files);

            read.Should().Throw<FaultException>().WithMessage(
                "fr/forward/encoder.pth: it holds an encoder alone, without the decoder's bias (1.decoder.bias) instead of a language "
                + "model. Use the file that learn.save wrote for the language model.");
        }
    }

    private static float[] Expected(GoldenFolder golden, string name, IReadOnlyList<string> tokens)
    {
        var values = golden.Find(name)!;
        if (!Embeddings.Contains(name) && name != "1.decoder.bias")
            return values.As<float>().ToArray();
        var width = (int)(values.Count / tokens.Count);
        var last = tokens.Index().GroupBy(token => token.Item).ToDictionary(same => same.Key, same => same.Last().Index);
        return [.. tokens.SelectMany(token => values.As<float>().Slice(last[token] * width, width).ToArray())];
    }

    private static void ShouldBe(EncoderConfig config, JsonElement json)
    {
        int[] sizes = [config.EmbeddingSize, config.HiddenSize, config.Layers];
        sizes.Should().Equal(new[] { "emb_sz", "n_hid", "n_layers" }.Select(key => json.GetProperty(key).GetInt32()));
        double[] dropouts = [config.OutputP, config.HiddenP, config.InputP, config.EmbedP, config.WeightP];
        dropouts.Should().Equal(
            new[] { "output_p", "hidden_p", "input_p", "embed_p", "weight_p" }.Select(key => json.GetProperty(key).GetDouble()));
        config.Architecture.Should().Be(json.GetProperty("qrnn").GetBoolean() ? Architecture.AwdQrnn : Architecture.AwdLstm);
    }
}
