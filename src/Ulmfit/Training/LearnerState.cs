using Ulmfit.Batches;
using static TorchSharp.torch;

namespace Ulmfit.Training;

/// <summary>All a learner needs to go on, to the last bit.</summary>
/// <param name="Stage">The stage it is in, or which it ended last.</param>
/// <param name="Fit">Where it stands in the stage; null at its end.</param>
/// <param name="Drawn">The permutations drawn before the epoch it is in: see <see cref="ReplayablePermutations.Drawn"/>.</param>
/// <param name="Tensors">Weights, optimizer, carried state, randomness and the best weights so far, by name.</param>
public sealed record LearnerState(string Stage, FitState? Fit, IReadOnlyList<int> Drawn, IReadOnlyDictionary<string, Tensor> Tensors);
