using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training.Objectives;

/// <summary>What a model is trained for: how a batch becomes tensors, and what its outputs cost.</summary>
public interface IObjective<in TBatch>
{
    /// <summary>The batch's weight when the losses of batches are averaged.</summary>
    int Rows(TBatch batch);

    /// <summary>The tokens of the batch, paddings left out.</summary>
    int Tokens(TBatch batch);

    /// <returns>Token ids (B, T) and what the loss compares the outputs with.</returns>
    (Tensor Inputs, Tensor Targets) ToTensors(TBatch batch, Device device);

    /// <returns>The mean loss of the batch, without regularisation. // ()</returns>
    Tensor Loss(Tensor logits, Tensor targets);

    /// <inheritdoc cref="Loss(Tensor, Tensor)"/>
    Tensor Loss(ModelOutput output, Tensor targets) => Loss(output.Logits, targets);

    /// <summary>Probabilities from logits, of the same shape.</summary>
    Tensor Probabilities(Tensor logits);
}
