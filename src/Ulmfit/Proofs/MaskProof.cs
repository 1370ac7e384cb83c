using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Proofs;

/// <summary>Checks the dropout masks that training draws on a device.</summary>
internal static class MaskProof
{
    private const int Seed = 42, Elements = 1 << 20;
    private const double P = 0.2;

    /// <returns>
    /// Whether the same seed gives the same masks, whether a second mask differs from the first, and the difference of the mean from 1.
    /// </returns>
    public static (bool Repeats, bool Varies, double Bias) Run(Device device)
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Draw(device), Draw(device));
        return (
            Same(first[0], second[0]) && Same(first[1], second[1]),
            !Same(first[0], first[1]),
            first.Max(mask => Math.Abs(mask.mean().item<float>() - 1)));
    }

    private static bool Same(Tensor a, Tensor b) => a.eq(b).all().item<bool>();

    private static Tensor[] Draw(Device device)
    {
        using var random = new ModelRandom(Seed, device);
        return [random.Draw(P, Elements), random.Draw(P, Elements)];
    }
}
