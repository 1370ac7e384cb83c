using Ulmfit.Batches;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training.Objectives;

/// <summary>The objective of a language model: predict the next token. The loss is the cross entropy, averaged over all tokens.</summary>
public sealed class LanguageModelObjective : IObjective<LanguageModelBatch>
{
    public int Rows(LanguageModelBatch batch) => batch.Rows;

    public int Tokens(LanguageModelBatch batch) => batch.Rows * batch.Columns;

    public (Tensor Inputs, Tensor Targets) ToTensors(LanguageModelBatch batch, Device device) => // (B, T), (B, T)
        (tensor(batch.Inputs, [batch.Rows, batch.Columns], device: device),
            tensor(batch.Targets, [batch.Rows, batch.Columns], device: device));

    public Tensor Loss(Tensor logits, Tensor targets) => // (B, T, V), (B, T)
        nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten());

    public Tensor Loss(ModelOutput output, Tensor targets) => // (B, T)
        output.CompareTokens(targets)?.Mean ?? Loss(output.Logits, targets);

    public Tensor Probabilities(Tensor logits) => logits.softmax(-1);
}
