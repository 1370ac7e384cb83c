using static TorchSharp.torch;

namespace Kernels;

/// <summary>How well a batch's tokens are predicted.</summary>
/// <param name="Mean">The mean cross entropy. // ()</param>
/// <param name="CountRight">Counts the tokens that are the most probable ones at their places. // ()</param>
public sealed record TokenLoss(Tensor Mean, Func<Tensor> CountRight);
