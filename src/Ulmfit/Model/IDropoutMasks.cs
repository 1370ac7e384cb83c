using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A source of dropout masks.</summary>
public interface IDropoutMasks
{
    /// <summary>Draws a mask.</summary>
    /// <returns>Zeros with probability <paramref name="p"/>, 1/(1-p) elsewhere. The caller owns the tensor.</returns>
    Tensor Draw(double p, params long[] shape);
}
