using Faults;
using Kernels.Tests;
using Ulmfit.Model;
using Ulmfit.Training;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

public sealed class AdamTests
{
    public static IEnumerable<TheoryDataRow<string>> Steps => Golden.FixturesLike("c_adam");

    public static IEnumerable<TheoryDataRow<string>> Models => Golden.FixturesLike("a_lm_");

    /// <remarks>The fixture describes its groups in words: the first parameter alone, the others together, the last without decay.</remarks>
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

    [Fact]
    public void Steps_go_on_from_a_state_that_was_kept()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Parameter(), Parameter());
        using var adam = new Adam([new("only", [first])]);
        using var other = new Adam([new("only", [second])]);
        Step(adam, first, 1);
        second.Value.detach().copy_(first.Value.detach());
        Step(other, Parameter(), 7);

        other.Load(adam.State());
        Step(adam, first, 2);
        Step(other, second, 2);

        second.Value.Holds(first.Value).Should().BeTrue();
        first.Value.Holds(zeros(2)).Should().BeFalse();
    }

    [Fact]
    public void An_incomplete_state_is_refused()
    {
        using var scope = NewDisposeScope();
        var parameter = Parameter();
        using var adam = new Adam([new("only", [parameter])]);
        Step(adam, parameter, 1);
        var state = adam.State().ToDictionary(entry => entry.Key, entry => entry.Value.clone());

        var withoutSteps = () => adam.Load(state.Where(entry => !entry.Key.EndsWith(".steps")).ToDictionary());
        var withoutSquare = () => adam.Load(state.Where(entry => !entry.Key.EndsWith(".square")).ToDictionary());

        withoutSteps.Should().Throw<FaultException>().WithMessage("The checkpoint lacks the optimizer's step count of p. Start over with --fresh.");
        withoutSquare.Should().Throw<FaultException>().WithMessage("The weights do not fit the model:\np.square: missing, expected*");
    }

    private static ModelParameter Parameter() => new("p", zeros(2).requires_grad_());

    private static void Step(Adam adam, ModelParameter parameter, float gradient)
    {
        parameter.Value.grad = tensor([gradient, -gradient]);
        adam.Step();
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
