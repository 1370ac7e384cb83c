using Ulmfit.Training;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

public sealed class GradientClippingTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1, 0.2f, 0.4f, 0.4f, 0.8f)] // the norm of all is 5
    [InlineData(5, 1f, 2f, 2f, 4f)]
    [InlineData(6, 1f, 2f, 2f, 4f)]
    public void All_gradients_are_scaled_alike_to_the_largest_norm(double largest, params float[] expected)
    {
        var (first, second, still) = (Parameter(1, 2), Parameter(2, 4), zeros(3).requires_grad_());

        GradientClipping.Clip([new("a", [new("first", first)]), new("b", [new("second", second), new("still", still)])], largest);

        var clipped = cat([first.grad!, second.grad!]).data<float>().ToArray();
        clipped.Zip(expected).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
        still.grad.Should().BeNull();
    }

    private static Tensor Parameter(params float[] gradient)
    {
        var parameter = zeros(gradient.Length).requires_grad_();
        parameter.grad = tensor(gradient);
        return parameter;
    }
}
