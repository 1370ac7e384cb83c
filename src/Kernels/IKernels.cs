using Kernels.Lstm;
using Kernels.Qrnn;
using Kernels.Reading;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>Operations that take nearly all time of a training step, differentiable in inputs and weights.</summary>
/// <remarks>
/// Implementations give the same results within the rounding of their number format. Gradients do not propagate to the initial state of a
/// call.
/// </remarks>
public interface IKernels
{
    /// <summary>Looks up rows of a weight.</summary>
    /// <param name="weight">(V, E)</param>
    /// <param name="ids">(B, T)</param>
    /// <param name="paddingIndex">Index of the row that gets no gradient.</param>
    /// <returns>(B, T, E)</returns>
    Tensor Embedding(Tensor weight, Tensor ids, long paddingIndex);

    /// <summary>Runs one LSTM layer with DropConnect on its hidden-to-hidden weights.</summary>
    /// <param name="x">(B, T, I)</param>
    /// <param name="hidden">(1, B, H)</param>
    /// <param name="cell">(1, B, H)</param>
    /// <returns>The outputs (B, T, H), the last hidden state and the last cell state, both (1, B, H).</returns>
    (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(Tensor x, Tensor hidden, Tensor cell, LstmWeights weights, bool training);

    /// <summary>Runs one quasi-recurrent layer with DropConnect on its weights.</summary>
    /// <param name="x">(B, T, I)</param>
    /// <param name="before">Input before the first one, if the window includes it. // (1, B, I)</param>
    /// <param name="cell">(1, B, H)</param>
    /// <returns>The outputs (B, T, H) and the last cell state (1, B, H), which do not keep other states in memory.</returns>
    (Tensor Output, Tensor Cell) Qrnn(Tensor x, Tensor? before, Tensor cell, QrnnWeights weights);

    /// <summary>Prepares the weights of an LSTM layer for repeated inference; returns null if that has no benefit.</summary>
    /// <param name="weights">Weights; they must not change until the reading is disposed.</param>
    LstmReading? ReadLstm(LstmWeights weights, ReadingMemory memory, ReadingPrecision precision);

    /// <summary>Prepares the weights of a quasi-recurrent layer for repeated inference; returns null if that has no benefit.</summary>
    /// <param name="window">Number of inputs that each gate uses: 1 or 2.</param>
    /// <inheritdoc cref="ReadLstm"/>
    QrnnReading? ReadQrnn(QrnnWeights weights, int window, ReadingMemory memory, ReadingPrecision precision);

    /// <summary>Compares the logits of a linear decoder, as <see cref="Linear"/> computes them, with the target tokens.</summary>
    /// <param name="hidden">(B, T, E)</param>
    /// <param name="weight">(V, E)</param>
    /// <param name="bias">(V)</param>
    /// <param name="targets">Token ids. // (B, T)</param>
    TokenLoss CompareTokens(Tensor hidden, Tensor weight, Tensor bias, Tensor targets);

    /// <summary>Applies a linear layer.</summary>
    /// <param name="x">(..., in)</param>
    /// <param name="weight">(out, in)</param>
    /// <param name="bias">(out)</param>
    /// <returns>(..., out)</returns>
    Tensor Linear(Tensor x, Tensor weight, Tensor? bias) => nn.functional.linear(x, weight, bias);

    /// <summary>Runs one Adam step: updates the parameter, its mean and its mean square in place.</summary>
    /// <param name="gradient">Gradient of the parameter; its content is undefined afterwards.</param>
    void Adam(Tensor value, Tensor gradient, Tensor mean, Tensor square, AdamRates rates);
}
