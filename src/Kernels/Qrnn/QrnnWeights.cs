using static TorchSharp.torch;

namespace Kernels.Qrnn;

/// <summary>Weights of a quasi-recurrent layer, with gates in the order z, f, o.</summary>
/// <param name="Weight">Weights of each input of the window, newest input first. // (3H, W I)</param>
/// <param name="Bias">(3H)</param>
/// <param name="Mask">Mask that <paramref name="Weight"/> is multiplied by; null for no dropout. // (3H, W I)</param>
public sealed record QrnnWeights(Tensor Weight, Tensor Bias, Tensor? Mask);
