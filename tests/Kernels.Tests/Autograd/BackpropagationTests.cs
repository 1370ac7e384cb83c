using System.Runtime.InteropServices;
using Kernels.Autograd;
using static TorchSharp.torch;

namespace Kernels.Tests.Autograd;

public sealed class BackpropagationTests
{
    [Fact]
    public void What_a_pass_throws_reaches_who_asked_for_the_gradients_once()
    {
        using var scope = NewDisposeScope();
        var x = ones(3).requires_grad_();

        FluentActions.Invoking(() => Backpropagation.Run(new FullDevice(x).Run().sum()))
            .Should().Throw<ExternalException>().WithMessage("CUDA out of memory. Tried to allocate 2.00 GiB*");

        x.grad.Should().BeNull();
        Backpropagation.Run((2 * x).sum());
        x.grad!.data<float>().ToArray().Should().Equal(2, 2, 2);
    }

    [Fact]
    public void The_passes_below_are_still_called()
    {
        using var scope = NewDisposeScope();
        var x = ones(3).requires_grad_();

        FluentActions.Invoking(() => Backpropagation.Run(new FullDevice(new FullDevice(x).Run()).Run().sum())).Should().Throw<ExternalException>();
    }

    private sealed class FullDevice(Tensor input) : Pass(input)
    {
        internal override Tensor Forward() => Input.clone();

        internal override Tensor? Backward(Tensor gradient) => throw new ExternalException("CUDA out of memory. Tried to allocate 2.00 GiB.");
    }
}
