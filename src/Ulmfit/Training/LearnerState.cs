using Ulmfit.Batches;
using static TorchSharp.torch;

namespace Ulmfit.Training;

/// <summary>The complete state of a learner: a restored learner continues with bit-identical results.</summary>
/// <param name="Stage">The current stage, or the stage that ended last.</param>
/// <param name="Fit">The position in the stage; null at its end.</param>
/// <param name="Drawn">The permutations drawn before the current epoch: see <see cref="ReplayablePermutations.Drawn"/>.</param>
/// <param name="Tensors">Weights, optimizer state, carried state, random state and best weights, by name.</param>
public sealed record LearnerState(string Stage, FitState? Fit, IReadOnlyList<int> Drawn, IReadOnlyDictionary<string, Tensor> Tensors);
