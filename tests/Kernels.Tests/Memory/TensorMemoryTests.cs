using Kernels.Memory;
using static TorchSharp.torch;

namespace Kernels.Tests.Memory;

public sealed unsafe class TensorMemoryTests
{
    [Fact]
    public void A_tensors_numbers_are_read_where_they_lie()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });

        numbers.Floats()[3].Should().Be(4);
        numbers.narrow(0, 1, 2).Floats()[0].Should().Be(3);
        tensor([7L, 8L]).Longs()[1].Should().Be(8);
    }

    [Fact]
    public void A_tensor_of_another_kind_is_refused()
    {
        using var scope = NewDisposeScope();
        Action[] reads =
        [
            () => zeros([2, 3], float64).Floats(), () => zeros(2, 3).Longs(), () => zeros(2, 3).t().Floats(),
            () => zeros([2, 3], device: META).Floats(),
        ];

        foreach (var read in reads)
            read.Should().Throw<ArgumentException>().WithMessage("Expected a contiguous * tensor in main memory, got *");
    }
}
