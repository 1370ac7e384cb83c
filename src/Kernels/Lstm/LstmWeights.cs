using static TorchSharp.torch;

namespace Kernels.Lstm;

/// <summary>Weights of an LSTM layer, with gates in the order i, f, g, o.</summary>
/// <param name="InputHidden">(4H, I)</param>
/// <param name="HiddenHidden">(4H, H)</param>
/// <param name="InputBias">(4H)</param>
/// <param name="HiddenBias">(4H)</param>
/// <param name="Mask">Mask that <paramref name="HiddenHidden"/> is multiplied by; null for no dropout. // (4H, H)</param>
public sealed record LstmWeights(Tensor InputHidden, Tensor HiddenHidden, Tensor InputBias, Tensor HiddenBias, Tensor? Mask);
