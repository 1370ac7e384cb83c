using System.Text.Json;
using Kernels.Tests;
using Ulmfit.Model;

namespace Ulmfit.Tests.Model;

/// <summary>Helpers to compare a training pass with one of fastai whose dropout masks were recorded.</summary>
internal static class Masks
{
    public static RecordedMasks Of(GoldenFixture fixture, string model) => new(Recorded(fixture, model)
        .Select(mask => (mask.P, fixture.Tensor(mask.Tensor))));

    /// <summary>The encoder of the recorded models, with the dropouts of the language model's masks.</summary>
    public static EncoderConfig LanguageModelDropouts(GoldenFixture fixture, ModelShape shape)
    {
        var masks = Recorded(fixture, "lm");
        var features = masks.Where(mask => mask.Shape.Length == 3).ToArray(); // (B, 1, F): input, one between two layers each, output
        return shape.Encoder with
        {
            EmbedP = masks.First(mask => mask.Shape.SequenceEqual([shape.Vocabulary, 1])).P,
            InputP = features[0].P,
            HiddenP = shape.Encoder.Layers > 1 ? features[1].P : 0,
            OutputP = features[^1].P,
            WeightP = masks.First(mask => mask.IsOfWeights).P,
        };
    }

    public static void TrackGradients(ITextModel model)
    {
        foreach (var parameter in model.Groups.SelectMany(group => group.Parameters))
            parameter.Value.requires_grad_();
    }

    public static void GradientsShouldBe(ITextModel model, GoldenFixture fixture, string prefix)
    {
        var parameters = model.Groups.SelectMany(group => group.Parameters).ToDictionary(parameter => parameter.Name);
        foreach (var (name, expected) in fixture.Below(prefix))
            parameters[name].Value.grad!.ShouldBeCloseTo(expected, Closeness.AfterSteps, $"{fixture.Name} {prefix}{name}");
    }

    private static RecordedMask[] Recorded(GoldenFixture fixture, string model) =>
    [
        .. fixture.Require($"{model}/masks_in_call_order").EnumerateArray().Select(mask => new RecordedMask(
            mask.GetProperty("p").GetDouble(),
            mask.GetProperty("shape").Deserialize<long[]>()!,
            mask.GetProperty("kind").GetString() == "F.dropout",
            mask.GetProperty("tensor").GetString()!)),
    ];

    private sealed record RecordedMask(double P, long[] Shape, bool IsOfWeights, string Tensor);
}
