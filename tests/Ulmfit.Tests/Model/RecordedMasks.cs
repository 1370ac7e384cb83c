using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

/// <summary>Returns recorded dropout masks in the order of recording.</summary>
internal sealed class RecordedMasks(IEnumerable<(double P, Tensor Mask)> masks) : IDropoutMasks
{
    private readonly Queue<(double P, Tensor Mask)> _masks = new(masks);

    public int Left => _masks.Count;

    public Tensor Draw(double p, params long[] shape)
    {
        var recorded = _masks.Dequeue();
        p.Should().BeApproximately(recorded.P, 1e-12);
        shape.Should().Equal(recorded.Mask.shape);
        return recorded.Mask;
    }
}
