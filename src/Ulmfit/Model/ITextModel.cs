using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A trainable network over token ids.</summary>
public interface ITextModel : IDisposable
{
    /// <summary>The device that holds the weights.</summary>
    Device Device { get; }

    /// <summary>The parameter groups for discriminative learning rates and freezing, ordered from the input side.</summary>
    IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>
    /// The tensors to save, under fastai's keys and in fastai's order. These are the live tensors; a tied tensor has several keys.
    /// </summary>
    IReadOnlyDictionary<string, Tensor> StateDict();

    /// <summary>Copies tensors into the model by name.</summary>
    /// <exception cref="Faults.FaultException">Names or shapes differ. The message lists all differences; nothing was copied.</exception>
    void Load(IReadOnlyDictionary<string, Tensor> state);

    /// <summary>
    /// The state that a training step changes in addition to the weights: the carried hidden state and the state of the random generator.
    /// </summary>
    /// <remarks>Some tensors are live, others are created by the call, so call it within a dispose scope.</remarks>
    IReadOnlyDictionary<string, Tensor> RunningState();

    /// <summary>Restores a <see cref="RunningState"/>, which may come from another process or device.</summary>
    /// <exception cref="Faults.FaultException">An entry is missing or has another shape.</exception>
    void LoadRunningState(IReadOnlyDictionary<string, Tensor> state);

    /// <summary>Clears the hidden state that is carried from batch to batch.</summary>
    void Reset();

    /// <summary>Runs the network.</summary>
    /// <param name="inputs">
    /// Token ids on the CPU or on the model's device; with ids on the CPU, a step need not wait for the device. // (B, T)
    /// </param>
    /// <param name="training">Whether dropout is applied and batch statistics are updated.</param>
    ModelOutput Forward(Tensor inputs, bool training);
}
