using Kernels.Qrnn;
using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Tests the pooling of a GPU on the CPU.</summary>
public sealed class FoPoolingTests : IDisposable
{
    private readonly Numbers _numbers = new(1);

    public static TheoryData<int, int, int> Shapes => new((1, 1, 1), (3, 1, 4), (2, 2, 3), (1, 3, 2), (1, 72, 5), (4, 33, 7), (2, 64, 3), (2, 65, 3));

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Outputs_state_and_gradients_are_those_of_one_step_after_another(int rows, int steps, int features)
    {
        using var scope = NewDisposeScope();
        var cell = _numbers.Draw(1, rows, features);

        Comparison.Check(
            [("gates", 3 * _numbers.Draw(rows, steps, 3 * features), true)], calls: 2,
            leaves => Of(ReferenceKernels.Pool(leaves[0], cell)), leaves => Of(InBlocks(leaves[0], cell)), $"{rows} {steps} {features}");

        static Tensor[] Of((Tensor Output, Tensor Cell) result) => [result.Output, result.Cell];
    }

    [Fact]
    public void Gates_that_are_shut_keep_the_first_state_over_many_steps()
    {
        using var scope = NewDisposeScope();
        var (cell, gates) = (_numbers.Draw(1, 2, 3), zeros(2, 100, 9));
        gates.narrow(2, 3, 3).fill_(-100);

        InBlocks(gates, cell).Cell.data<float>().ToArray().Should().Equal(cell.data<float>().ToArray());
    }

    [Fact]
    public void The_last_state_keeps_no_other_in_memory()
    {
        using var scope = NewDisposeScope();

        InBlocks(_numbers.Draw(2, 50, 9), _numbers.Draw(1, 2, 3)).Cell.storage<float>().Count.Should().Be(2 * 3);
    }

    /// <remarks>libtorch computes the gradients of a GPU on its own thread, where no scope is open.</remarks>
    [Fact]
    public void Gradients_computed_outside_of_any_scope_leave_no_tensors_behind()
    {
        using var scope = NewDisposeScope();
        var gradient = ones(2, 7, 3);
        Tensor[] outputs = [.. Enumerable.Range(0, 5).Select(_ => InBlocks(rand(2, 7, 9).requires_grad_(), zeros(1, 2, 3)).Output)];
        var living = new List<long>();

        var thread = new Thread(() =>
        {
            foreach (var output in outputs)
            {
                output.backward([gradient]);
                living.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            }
        });
        thread.Start();
        thread.Join();

        living.Zip(living[1..], (before, after) => before - after).Should().Equal(
            Enumerable.Repeat(4L, 4), "each disposes of all it made itself, and of four tensors that forward made on another thread");
    }

    private static (Tensor Output, Tensor Cell) InBlocks(Tensor gates, Tensor cell)
    {
        var pass = new FoPoolingPass(gates, cell.squeeze(0));
        var output = pass.Run();
        return (output, pass.LastCell.unsqueeze(0));
    }
}
