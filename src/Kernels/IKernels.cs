using Kernels.Lstm;
using Kernels.Qrnn;
using Kernels.Reading;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>The operations that take nearly all of a training step, differentiable in inputs and weights.</summary>
/// <remarks>Implementations give the same within the rounding of their number format. Gradients do not reach the state that a call starts from.</remarks>
public interface IKernels
{
    /// <summary>Rows of a weight.</summary>
    /// <param name="weight">(V, E)</param>
    /// <param name="ids">(B, T)</param>
    /// <param name="paddingIndex">The row that gets no gradient.</param>
    /// <returns>(B, T, E)</returns>
    Tensor Embedding(Tensor weight, Tensor ids, long paddingIndex);

    /// <summary>One LSTM layer with DropConnect on its hidden-to-hidden weights.</summary>
    /// <param name="x">(B, T, I)</param>
    /// <param name="hidden">(1, B, H)</param>
    /// <param name="cell">(1, B, H)</param>
    /// <returns>The outputs (B, T, H), the last hidden state and the last cell state, both (1, B, H).</returns>
    (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(Tensor x, Tensor hidden, Tensor cell, LstmWeights weights, bool training);

    /// <summary>One quasi-recurrent layer with DropConnect on its weights.</summary>
    /// <param name="x">(B, T, I)</param>
    /// <param name="before">The input before the first, where the window reaches back to it. // (1, B, I)</param>
    /// <param name="cell">(1, B, H)</param>
    /// <returns>The outputs (B, T, H) and the last cell state (1, B, H), which do not hold other states in memory.</returns>
    (Tensor Output, Tensor Cell) Qrnn(Tensor x, Tensor? before, Tensor cell, QrnnWeights weights);

    /// <summary>Gets an LSTM layer's weights ready for many calls that learn nothing; null where that gains nothing.</summary>
    /// <param name="weights">Must not change before the reading is disposed.</param>
    LstmReading? ReadLstm(LstmWeights weights, ReadingMemory memory, ReadingPrecision precision);

    /// <summary>The same of a quasi-recurrent layer.</summary>
    /// <param name="window">Inputs each gate looks at: 1 or 2.</param>
    /// <inheritdoc cref="ReadLstm"/>
    QrnnReading? ReadQrnn(QrnnWeights weights, int window, ReadingMemory memory, ReadingPrecision precision);

    /// <summary>Compares a linear decoder's logits, as <see cref="Linear"/> gives them, with the tokens that are there.</summary>
    /// <param name="hidden">(B, T, E)</param>
    /// <param name="weight">(V, E)</param>
    /// <param name="bias">(V)</param>
    /// <param name="targets">Token ids. // (B, T)</param>
    TokenLoss CompareTokens(Tensor hidden, Tensor weight, Tensor bias, Tensor targets);

    /// <summary>A linear layer.</summary>
    /// <param name="x">(..., in)</param>
    /// <param name="weight">(out, in)</param>
    /// <param name="bias">(out)</param>
    /// <returns>(..., out)</returns>
    Tensor Linear(Tensor x, Tensor weight, Tensor? bias) => nn.functional.linear(x, weight, bias);

    /// <summary>A step of Adam: updates the parameter, its mean and its mean square in place.</summary>
    /// <param name="gradient">The parameter's own, which nobody reads afterwards.</param>
    void Adam(Tensor value, Tensor gradient, Tensor mean, Tensor square, AdamRates rates);
}
