using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A network over token ids that can be trained.</summary>
public interface ITextModel : IDisposable
{
    Device Device { get; }

    /// <summary>From the input side to the output side, as discriminative learning rates and freezing want them.</summary>
    IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>
    /// Every tensor worth saving under fastai's key, in fastai's order: the live tensors, tied ones under each of their names.
    /// </summary>
    IReadOnlyDictionary<string, Tensor> StateDict();

    /// <summary>Copies the tensors of the same names into the model.</summary>
    /// <exception cref="Faults.FaultException">Names or shapes differ; all differences are named and nothing was copied.</exception>
    void Load(IReadOnlyDictionary<string, Tensor> state);

    /// <summary>
    /// What a training step leaves behind beside the weights: the carried hidden state and the state of the model's randomness.
    /// </summary>
    /// <remarks>Some tensors are live, others made for the call: it is called within a dispose scope.</remarks>
    IReadOnlyDictionary<string, Tensor> RunningState();

    /// <summary>Takes over what <see cref="RunningState"/> gave, in this process or another, on this device or another.</summary>
    /// <exception cref="Faults.FaultException">Something is missing or of another shape.</exception>
    void LoadRunningState(IReadOnlyDictionary<string, Tensor> state);

    /// <summary>Forgets the hidden state carried from batch to batch.</summary>
    void Reset();

    /// <param name="inputs">Token ids, on the CPU or on the model's device. From the CPU a step need not wait for the device. // (B, T)</param>
    /// <param name="training">Whether dropout is on and batch statistics are gathered.</param>
    ModelOutput Forward(Tensor inputs, bool training);
}
