using Kernels.Reading;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A recurrent layer of an encoder, with DropConnect on its weights and a state that is carried from call to call.</summary>
internal interface IRecurrentLayer : IDisposable
{
    /// <summary>The parameters under fastai's names, in fastai's order.</summary>
    IReadOnlyList<ModelParameter> Parameters { get; }

    /// <summary>The carried state: null after a reset. A quasi-recurrent layer has only one part. // (1, B, H)</summary>
    (Tensor? Hidden, Tensor? Cell) State { get; }

    /// <summary>All carried states, in an order that the layer defines.</summary>
    IReadOnlyList<CarriedState> Carried { get; }

    /// <summary>Runs the layer.</summary>
    /// <param name="training">Whether DropConnect is applied.</param>
    Tensor Forward(Tensor x, bool training); // (B, T, I) -> (B, T, H)

    /// <summary>Clears the carried state.</summary>
    void Reset();

    /// <summary>Prepares the layer for inference. The weights must not change until <see cref="StopReading"/>.</summary>
    void StartReading(ReadingMemory memory, ReadingPrecision precision);

    /// <summary>Ends inference and releases its memory.</summary>
    void StopReading();
}
