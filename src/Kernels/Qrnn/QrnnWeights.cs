using static TorchSharp.torch;

namespace Kernels.Qrnn;

/// <summary>The weights of a quasi-recurrent layer, gates ordered z, f, o.</summary>
/// <param name="Weight">For each input of the window, the newest first. // (3H, W I)</param>
/// <param name="Bias">(3H)</param>
/// <param name="Mask">What <paramref name="Weight"/> is multiplied with; null where nothing is dropped. // (3H, W I)</param>
public sealed record QrnnWeights(Tensor Weight, Tensor Bias, Tensor? Mask);
