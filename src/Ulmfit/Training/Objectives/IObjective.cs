using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training.Objectives;

/// <summary>A training objective: converts batches to tensors and computes the loss of outputs.</summary>
public interface IObjective<in TBatch>
{
    /// <summary>The weight of the batch in the average of losses: its number of rows.</summary>
    int Rows(TBatch batch);

    /// <summary>The number of tokens in the batch, without padding.</summary>
    int Tokens(TBatch batch);

    /// <summary>Converts a batch to tensors.</summary>
    /// <returns>Token ids (B, T) and the targets of the loss.</returns>
    (Tensor Inputs, Tensor Targets) ToTensors(TBatch batch, Device device);

    /// <summary>The mean loss of the batch, without regularisation. // ()</summary>
    Tensor Loss(Tensor logits, Tensor targets);

    /// <inheritdoc cref="Loss(Tensor, Tensor)"/>
    Tensor Loss(ModelOutput output, Tensor targets) => Loss(output.Logits, targets);

    /// <summary>Converts logits to probabilities of the same shape.</summary>
    Tensor Probabilities(Tensor logits);
}
