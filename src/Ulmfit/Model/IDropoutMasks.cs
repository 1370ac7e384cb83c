using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>Where dropout masks come from.</summary>
public interface IDropoutMasks
{
    /// <returns>Zeros with probability <paramref name="p"/>, 1/(1-p) elsewhere; the caller's own.</returns>
    Tensor Draw(double p, params long[] shape);
}
