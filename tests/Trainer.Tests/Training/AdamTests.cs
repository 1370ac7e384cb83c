using Trainer.Model;
using Trainer.Tests.Model;
using Trainer.Training;

namespace Trainer.Tests.Training;

public sealed class AdamTests
{
    public static IEnumerable<TheoryDataRow<string>> Steps => Golden.FixturesLike("c_adam");

    public static IEnumerable<TheoryDataRow<string>> Models => Golden.FixturesLike("a_lm_");

    /// <remarks>The fixture tells in words how its parameters are grouped: the first alone, the others together, the last without decay.</remarks>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Steps))]
    public void Steps_as_fastais_does(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        var steps = fixture.Require("steps").EnumerateArray().ToArray();
        var count = Enumerable.Range(0, int.MaxValue).TakeWhile(i => fixture.Has($"p{i}_init")).Count();
        ModelParameter[] parameters = [.. Enumerable.Range(0, count).Select(i =>
            new ModelParameter($"p{i}", fixture.Tensor($"p{i}_init").clone().requires_grad_(), Decays: i != count - 1))];
        using var adam = new Adam(
            [new("first", [parameters[0]]), new("second", parameters[1..])], fixture.Require("defaults")[0].GetProperty("wd").GetDouble());

        for (var i = 0; i < steps.Length; i++)
        {
            steps[i].GetProperty("lr").Numbers().CopyTo(adam.LearningRates, 0);
            adam.Momentum = steps[i].GetProperty("mom").GetDouble();
            for (var p = 0; p < count; p++)
            {
                if (fixture.Has($"step{i}/grad{p}"))
                    parameters[p].Value.grad = fixture.Tensor($"step{i}/grad{p}").clone();
            }

            adam.Step();

            for (var p = 0; p < count; p++)
                parameters[p].Value.ShouldBeCloseTo(fixture.Tensor($"step{i}/p{p}"), 1e-6, $"{fixture.Name} step{i}/p{p}");
            parameters.Any(parameter => parameter.Value.grad is not null).Should().BeFalse();
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void Starts_with_fastais_settings(string folder)
    {
        using var fixture = GoldenFixture.In(folder);
        foreach (var expected in fixture.Require("opt_hypers_default").EnumerateArray())
        {
            using var adam = new Adam([new("only", [])]);

            adam.LearningRates.Should().Equal(expected.GetProperty("lr").GetDouble());
            adam.Momentum.Should().Be(expected.GetProperty("mom").GetDouble());
            new LearnerOptions().WeightDecay.Should().Be(expected.GetProperty("wd").GetDouble());
        }
    }
}
