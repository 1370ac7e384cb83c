using static TorchSharp.torch;

namespace Kernels.Lstm;

/// <summary>The weights of an LSTM layer, gates ordered i, f, g, o.</summary>
/// <param name="InputHidden">(4H, I)</param>
/// <param name="HiddenHidden">(4H, H)</param>
/// <param name="InputBias">(4H)</param>
/// <param name="HiddenBias">(4H)</param>
/// <param name="Mask">What <paramref name="HiddenHidden"/> is multiplied with; null where nothing is dropped. // (4H, H)</param>
public sealed record LstmWeights(Tensor InputHidden, Tensor HiddenHidden, Tensor InputBias, Tensor HiddenBias, Tensor? Mask);
