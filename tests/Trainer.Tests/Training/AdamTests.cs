using Trainer.Model;
using Trainer.Tests.Model;
using Trainer.Training;

namespace Trainer.Tests.Training;

public sealed class AdamTests
{
    [Fact]
    public void Steps_as_fastais_does()
    {
        using var fixture = GoldenFixture.Open("c_adam");
        ModelParameter[] parameters = [.. Enumerable.Range(0, 3).Select(i =>
            new ModelParameter($"p{i}", fixture.Tensor($"p{i}_init").clone().requires_grad_(), Decays: i != 2))];
        using var adam = new Adam([new("first", [parameters[0]]), new("second", [parameters[1], parameters[2]])]);

        foreach (var (step, i) in fixture.Values.GetProperty("steps").EnumerateArray().Select((step, i) => (step, i)))
        {
            for (var group = 0; group < 2; group++)
                adam.LearningRates[group] = step.GetProperty("lr")[group].GetDouble();
            adam.Momentum = step.GetProperty("mom").GetDouble();
            for (var p = 0; p < 3; p++)
            {
                if (fixture.Has($"step{i}/grad{p}"))
                    parameters[p].Value.grad = fixture.Tensor($"step{i}/grad{p}").clone();
            }

            adam.Step();

            for (var p = 0; p < 3; p++)
                parameters[p].Value.ShouldBeCloseTo(fixture.Tensor($"step{i}/p{p}"), 1e-6, $"step{i}/p{p}");
            parameters.Any(parameter => parameter.Value.grad is not null).Should().BeFalse();
        }
    }

    [Fact]
    public void Starts_with_fastais_settings()
    {
        using var fixture = GoldenFixture.Open("a_lm_lstm");
        var expected = fixture.Values.GetProperty("opt_hypers_default")[0];
        using var adam = new Adam([new("only", [])]);

        adam.LearningRates.Should().Equal(expected.GetProperty("lr").GetDouble());
        adam.Momentum.Should().Be(expected.GetProperty("mom").GetDouble());
        new LearnerOptions().WeightDecay.Should().Be(expected.GetProperty("wd").GetDouble());
    }
}
