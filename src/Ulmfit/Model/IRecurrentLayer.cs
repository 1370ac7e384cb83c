using Kernels.Reading;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>One recurrent layer of an encoder: DropConnect on its weights, and a state that is carried from call to call.</summary>
internal interface IRecurrentLayer : IDisposable
{
    /// <summary>Under fastai's names, in fastai's order.</summary>
    IReadOnlyList<ModelParameter> Parameters { get; }

    /// <summary>The carried state, null after a reset; a quasi-recurrent layer has no cell beside it. // (1, B, H)</summary>
    (Tensor? Hidden, Tensor? Cell) State { get; }

    /// <summary>All that is carried, in an order of the layer's own.</summary>
    IReadOnlyList<CarriedState> Carried { get; }

    /// <param name="training">Whether weights are dropped.</param>
    Tensor Forward(Tensor x, bool training); // (B, T, I) -> (B, T, H)

    /// <summary>Forgets what was carried.</summary>
    void Reset();

    /// <summary>Gets ready to read much without learning: the weights do not change until <see cref="StopReading"/>.</summary>
    void StartReading(ReadingMemory memory, ReadingPrecision precision);

    void StopReading();
}
