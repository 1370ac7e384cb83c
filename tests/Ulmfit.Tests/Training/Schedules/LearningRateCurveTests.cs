using System.Text.Json;
using Kernels.Tests;
using Ulmfit.Training.Schedules;

namespace Ulmfit.Tests.Training.Schedules;

public sealed class LearningRateCurveTests
{
    private const string Rates = "lrs_100";

    public static IEnumerable<TheoryDataRow<string, string>> GivenLosses => GoldenFixture.Cases("j_lr_find", "syn_");

    public static IEnumerable<TheoryDataRow<string, string>> RealCurves =>
        [.. GoldenFixture.Cases("j_lr_find", "real_"), .. GoldenFixture.Cases("j_lr_find", "e2e_")];

    public static IEnumerable<TheoryDataRow<string>> Finders => Golden.FixturesLike("j_lr_find");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(GivenLosses))]
    public void A_sweep_over_given_losses_stops_and_suggests_as_fastais_does(string folder, string name)
    {
        using var fixture = GoldenFixture.In(folder);
        var curve = fixture.Require(name);
        var sweep = new LearningRateSweep();
        foreach (var loss in curve.GetProperty("raw_losses").Numbers().TakeWhile(_ => !sweep.IsDone))
            sweep.Add((float)loss);

        sweep.Curve.Losses.Should().HaveCount(curve.GetProperty("n_iterations").GetInt32());
        sweep.Curve.Losses.Select(loss => (double)loss).ToArray()
            .ShouldBeCloseTo(curve.GetProperty("smooth_losses").Numbers(), 1e-6, $"{fixture.Name} {name} smooth_losses");
        SuggestsAs(curve, sweep.Curve);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(RealCurves))]
    public void Reads_a_real_curve_as_fastai_does(string folder, string name)
    {
        using var fixture = GoldenFixture.In(folder);
        var curve = fixture.Require(name);
        float[] losses = [.. curve.GetProperty("smooth_losses").Numbers().Select(loss => (float)loss)];
        var rates = fixture.Require(Rates).Numbers()[..losses.Length];

        SuggestsAs(curve, new LearningRateCurve(rates, losses));
    }

    [Fact]
    public void A_curve_that_ends_before_it_can_be_read_suggests_nothing()
    {
        var curve = new LearningRateCurve([.. Enumerable.Repeat(1e-3, 15)], [.. Enumerable.Repeat(1f, 15)]);

        (curve.Suggestion, curve.Steepest).Should().Be((null, null));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Finders))]
    public void Tries_fastais_rates(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        var sweep = new LearningRateSweep();
        while (!sweep.IsDone)
            sweep.Add(1);

        sweep.Curve.Rates.ShouldBeCloseTo(fixture.Require(Rates).Numbers(), Closeness.Schedule, $"{fixture.Name} {Rates}");
    }

    private static void SuggestsAs(JsonElement fastais, LearningRateCurve curve)
    {
        curve.Suggestion.Should().Be(Suggestion(fastais, "lr_min_div10"));
        curve.Steepest.Should().Be(Suggestion(fastais, "lr_steep"));
    }

    /// <returns>Fastai's suggestion; null if it has none.</returns>
    private static double? Suggestion(JsonElement curve, string name) =>
        curve.GetProperty("suggestions") is { ValueKind: JsonValueKind.Object } suggestions && suggestions.TryGetProperty(name, out var rate)
            ? rate.GetDouble()
            : null;
}
