using Trainer.Model;

namespace Trainer.Tests.Model;

/// <summary>Comparing a training pass with one of fastai whose dropout masks were recorded.</summary>
internal static class Masks
{
    public static RecordedMasks Of(GoldenFixture fixture, string model) => new(fixture.Values
        .GetProperty($"{model}/masks_in_call_order").EnumerateArray()
        .Select(mask => (mask.GetProperty("p").GetDouble(), fixture.Tensor(mask.GetProperty("tensor").GetString()!))));

    public static void TrackGradients(ITextModel model)
    {
        foreach (var parameter in model.Groups.SelectMany(group => group.Parameters))
            parameter.Value.requires_grad_();
    }

    public static void GradientsShouldBe(ITextModel model, GoldenFixture fixture, string prefix)
    {
        var parameters = model.Groups.SelectMany(group => group.Parameters).ToDictionary(parameter => parameter.Name);
        foreach (var (name, expected) in fixture.Below(prefix))
            parameters[name].Value.grad!.ShouldBeCloseTo(expected, Closeness.AfterSteps, $"gradient of {name}");
    }
}
