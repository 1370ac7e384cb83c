using Ulmfit.Batches;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training.Objectives;

public sealed class ClassifierObjectiveTests
{
    private readonly ClassifierBatch _batch = new([2, 3, 4, 5], [1, 0, 0, 1], [7, 3], Rows: 2, Columns: 2);

    [Fact]
    public void Many_labels_cost_binary_cross_entropy_over_all_cells()
    {
        using var scope = NewDisposeScope();
        var objective = new ClassifierObjective(multiLabel: true);
        var (inputs, targets) = objective.ToTensors(_batch, CPU);
        var logits = tensor(new[,] { { 0f, 0f }, { 0f, MathF.Log(3) } });

        inputs.shape.Should().Equal(2, 2);
        objective.Loss(logits, targets).item<float>().Should().BeApproximately((3 * MathF.Log(2) + MathF.Log(4 / 3f)) / 4, 1e-6f);
        objective.Probabilities(logits).data<float>().ToArray()[3].Should().BeApproximately(0.75f, 1e-6f);
    }

    [Fact]
    public void What_carries_a_label_costs_its_weight()
    {
        using var scope = NewDisposeScope();
        var objective = new ClassifierObjective(multiLabel: true, positiveWeights: [2, 10]);
        var (_, targets) = objective.ToTensors(_batch, CPU);
        var logits = tensor(new[,] { { 0f, 0f }, { 0f, MathF.Log(3) } });

        // among the positive cells, the loss ln 2 of the first counts twice, and the loss ln 4/3 of the last counts ten times
        objective.Loss(logits, targets).item<float>()
            .Should().BeApproximately((2 * MathF.Log(2) + 2 * MathF.Log(2) + 10 * MathF.Log(4 / 3f)) / 4, 1e-6f);
    }

    [Fact]
    public void One_label_costs_cross_entropy()
    {
        using var scope = NewDisposeScope();
        var objective = new ClassifierObjective(multiLabel: false);
        var (_, targets) = objective.ToTensors(_batch, CPU);
        var logits = tensor(new[,] { { 0f, 0f }, { 0f, MathF.Log(3) } });

        objective.Loss(logits, targets).item<float>().Should().BeApproximately((MathF.Log(2) + MathF.Log(4 / 3f)) / 2, 1e-6f);
        objective.Probabilities(logits).sum(1).data<float>().ToArray().Should().OnlyContain(sum => Math.Abs(sum - 1) < 1e-6f);
    }
}
