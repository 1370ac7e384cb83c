using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Proofs;

/// <summary>Draws masks on the CPU and copies them to a device, so that two models on two devices use the same masks.</summary>
internal sealed class CopiedMasks(ModelRandom random, Device device) : IDropoutMasks
{
    /// <summary>All drawn masks, on the CPU in double precision.</summary>
    public Queue<Tensor> Drawn { get; } = new();

    public Tensor Draw(double p, params long[] shape)
    {
        var mask = random.Draw(p, shape);
        Drawn.Enqueue(mask.to(float64));
        return mask.to(device);
    }
}
