using static TorchSharp.torch;

namespace Kernels;

/// <summary>Quality of token predictions in a batch.</summary>
/// <param name="Mean">Mean cross entropy. // ()</param>
/// <param name="CountRight">Function that counts the tokens whose predicted probability is the highest at their position. // ()</param>
public sealed record TokenLoss(Tensor Mean, Func<Tensor> CountRight);
