using Kernels.Devices;
using Text;
using Ulmfit.Batches;
using static TorchSharp.torch;

namespace Ulmfit.Training.Objectives;

/// <summary>The objective of a classifier: predict the labels of a document.</summary>
/// <param name="multiLabel">
/// True: any number of labels, binary cross entropy averaged over all label cells. False: exactly one label, cross entropy.
/// </param>
/// <param name="positiveWeights">
/// The factor of a cell's cross entropy when the document has the label; null for 1. Only used if <paramref name="multiLabel"/>. // (C)
/// </param>
public sealed class ClassifierObjective(bool multiLabel, IReadOnlyList<float>? positiveWeights = null) : IObjective<ClassifierBatch>
{
    public int Rows(ClassifierBatch batch) => batch.Rows;

    public int Tokens(ClassifierBatch batch) => batch.Inputs.Length - batch.Inputs.AsSpan().Count(Vocabulary.PaddingId);

    public (Tensor Inputs, Tensor Targets) ToTensors(ClassifierBatch batch, Device device) => // (B, T), (B, C)
        (tensor(batch.Inputs, [batch.Rows, batch.Columns], device: device),
            tensor(batch.Labels, [batch.Rows, batch.Labels.Length / batch.Rows], device: device));

    public Tensor Loss(Tensor logits, Tensor targets) // (B, C), (B, C)
    {
        if (!multiLabel)
            return nn.functional.cross_entropy(logits, targets.argmax(1));
        var weights = positiveWeights is null ? null : tensor((float[])[.. positiveWeights], device: CPU).SentTo(logits.device);
        return nn.functional.binary_cross_entropy_with_logits(logits, targets, pos_weights: weights);
    }

    public Tensor Probabilities(Tensor logits) => multiLabel ? logits.sigmoid() : logits.softmax(-1);
}
