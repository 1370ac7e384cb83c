using Kernels.Tests;
using Settings;
using Ulmfit.Model;
using Ulmfit.Pretrained;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

public sealed class EncoderShapesTests
{
    public static IEnumerable<TheoryDataRow<string>> Models => Golden.FixturesLike("a_lm", "config.json");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void The_tensors_foretold_are_those_of_fastais_language_model(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        var keys = fixture.Values.GetProperty("state_dict_keys_in_order").EnumerateArray()
            .Select(key => (key[0].GetString()!, string.Join(" x ", key[1].EnumerateArray()))).ToArray();
        var config = EncoderConfigFile.Read(Path.Combine(folder, "config.json"), "config.json");
        var tokens = fixture.Values.GetProperty("vocab").GetArrayLength();

        var expected = EncoderShapes.OfLanguageModel(config, tokens).ToArray();

        expected.Select(tensor => (tensor.Name, ShapeText.Of(tensor.Shape))).Should().Equal(keys);
        expected.Where(tensor => tensor.TiedTo is not null).Select(tensor => (tensor.Name, tensor.TiedTo))
            .Should().Equal(("0.encoder_dp.emb.weight", "0.encoder.weight"), ("1.decoder.weight", "0.encoder.weight"));
        if (fixture.Values.TryGetProperty("encoder_pth_keys", out var encoderKeys))
        {
            EncoderShapes.OfEncoder(config, tokens).Select(tensor => tensor.Name)
                .Should().Equal(encoderKeys.EnumerateArray().Select(key => key.GetString()));
        }
    }

    [Theory]
    [InlineData(Architecture.AwdLstm, 1)]
    [InlineData(Architecture.AwdLstm, 4)]
    [InlineData(Architecture.AwdQrnn, 1)]
    [InlineData(Architecture.AwdQrnn, 4)]
    public void The_tensors_foretold_are_those_of_our_language_model(Architecture architecture, int layers)
    {
        var config = new EncoderConfig { Architecture = architecture, EmbeddingSize = 3, HiddenSize = 5, Layers = layers };
        using var random = new ModelRandom(1, CPU);
        using var model = new LanguageModel(16, config, random);

        EncoderShapes.OfLanguageModel(config, 16).Select(tensor => (tensor.Name, ShapeText.Of(tensor.Shape)))
            .Should().Equal(model.StateDict().Select(entry => (entry.Key, ShapeText.Of(entry.Value.shape))));
    }
}
