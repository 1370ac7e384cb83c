using Ulmfit.Batches;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>A language model's objective with another loss.</summary>
internal sealed class DecoratedObjective(Func<Tensor, Tensor> decorate) : IObjective<LanguageModelBatch>
{
    private readonly LanguageModelObjective _inner = new();

    public int Rows(LanguageModelBatch batch) => _inner.Rows(batch);

    public int Tokens(LanguageModelBatch batch) => _inner.Tokens(batch);

    public (Tensor Inputs, Tensor Targets) ToTensors(LanguageModelBatch batch, Device device) => _inner.ToTensors(batch, device);

    public Tensor Loss(Tensor logits, Tensor targets) => decorate(_inner.Loss(logits, targets));

    public Tensor Probabilities(Tensor logits) => _inner.Probabilities(logits);
}
