using Trainer.Model;

namespace Trainer.Tests.Model;

/// <summary>Comparing a training pass with one of fastai whose dropout masks were recorded.</summary>
internal static class Masks
{
    public static RecordedMasks Of(GoldenFixture fixture, string model) => new(fixture.Values.GetProperty($"{model}/masks_in_call_order").EnumerateArray()
        .Select(mask => (mask.GetProperty("p").GetDouble(), fixture.Tensor(mask.GetProperty("tensor").GetString()!))));

    public static void TrackGradients(ITextModel model)
    {
        foreach (var parameter in model.Groups.SelectMany(group => group.Parameters))
            parameter.Value.requires_grad_();
    }

    public static void GradientsShouldBe(ITextModel model, GoldenFixture fixture, string prefix)
    {
        foreach (var parameter in model.Groups.SelectMany(group => group.Parameters))
            parameter.Value.grad!.ShouldBeCloseTo(fixture.Tensor(prefix + parameter.Name), Closeness.AfterSteps, $"gradient of {parameter.Name}");
    }
}
