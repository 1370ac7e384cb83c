using System.Text.Json;
using Trainer.Tests.Model;
using Trainer.Training;

namespace Trainer.Tests.Training;

public sealed class LearningRateCurveTests
{
    [Theory]
    [InlineData("syn_ushape")]
    [InlineData("syn_flat")]
    [InlineData("syn_decreasing")]
    [InlineData("syn_diverge_fast")]
    [InlineData("syn_nan_tail")]
    [InlineData("syn_noisy")]
    [InlineData("syn_stop_at_16")]
    public void A_sweep_over_given_losses_stops_and_suggests_as_fastais_does(string name)
    {
        using var fixture = GoldenFixture.Open("j_lr_find");
        var curve = fixture.Values.GetProperty(name);

        var sweep = Sweep(curve.GetProperty("raw_losses"));

        sweep.Losses.Should().HaveCount(curve.GetProperty("n_iterations").GetInt32());
        foreach (var (expected, found) in curve.GetProperty("smooth_losses").EnumerateArray().Select(Number).Zip(sweep.Losses))
        {
            float.IsNaN(found).Should().Be(float.IsNaN(expected));
            (Math.Abs(found - expected) > 1e-6f * expected).Should().BeFalse($"{found} stands for {expected}");
        }
        sweep.Suggestion.Should().Be(curve.GetProperty("suggestions").GetProperty("lr_min_div10").GetDouble());
    }

    [Theory]
    [InlineData("real_lm_lstm")]
    [InlineData("real_clas_lstm")]
    [InlineData("e2e_run_fw_lm")]
    [InlineData("e2e_run_fw_clas")]
    [InlineData("e2e_run_bw_lm")]
    [InlineData("e2e_run_bw_clas")]
    public void Reads_a_real_curve_as_fastai_does(string name)
    {
        using var fixture = GoldenFixture.Open("j_lr_find");
        var curve = fixture.Values.GetProperty(name);
        float[] losses = [.. curve.GetProperty("smooth_losses").EnumerateArray().Select(Number)];
        double[] rates = [.. fixture.Values.GetProperty("lrs_100").EnumerateArray().Take(losses.Length).Select(rate => rate.GetDouble())];

        new LearningRateCurve(rates, losses).Suggestion.Should().Be(
            curve.GetProperty("suggestions").GetProperty("lr_min_div10").GetDouble());
    }

    [Fact]
    public void A_curve_that_ends_before_it_can_be_read_suggests_nothing()
    {
        using var fixture = GoldenFixture.Open("j_lr_find");

        var curve = Sweep(fixture.Values.GetProperty("syn_stop_at_12").GetProperty("raw_losses"));

        curve.Losses.Should().HaveCount(12);
        curve.Suggestion.Should().BeNull();
    }

    [Fact]
    public void Tries_fastais_rates()
    {
        using var fixture = GoldenFixture.Open("j_lr_find");
        var sweep = new LearningRateSweep();
        while (!sweep.IsDone)
            sweep.Add(1);

        var rates = fixture.Values.GetProperty("lrs_100").EnumerateArray().Select(rate => rate.GetDouble());
        foreach (var (expected, found) in rates.Zip(sweep.Curve.Rates))
            found.Should().BeApproximately(expected, 1e-12 * expected);
    }

    private static LearningRateCurve Sweep(JsonElement losses)
    {
        var sweep = new LearningRateSweep();
        foreach (var loss in losses.EnumerateArray().Select(Number).TakeWhile(_ => !sweep.IsDone))
            sweep.Add(loss);
        return sweep.Curve;
    }

    private static float Number(JsonElement value) => value.ValueKind == JsonValueKind.String ? float.NaN : value.GetSingle();
}
