using Kernels.Autograd;
using Kernels.Lstm;
using Kernels.Qrnn;
using Kernels.Reading;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>
/// Operations of libtorch, for every device, with the factors of each matrix product rounded to bfloat16. Inputs, outputs, weights,
/// gradients and all other operations, such as gates and softmax, are in single precision.
/// </summary>
/// <remarks>
/// Micikevicius et al., "Mixed Precision Training", 2017; Kalamkar et al., "A Study of BFLOAT16 for Deep Learning Training", 2019: the
/// range equals that of single precision, so losses need no scaling. The gates of an LSTM are computed by the same call as its products,
/// which rounds the states between steps.
/// </remarks>
/// <param name="single">Kernels for operations other than matrix products.</param>
/// <param name="roundsLstm">
/// Whether the matrix products of the LSTM are also rounded; if not, <paramref name="single"/> computes them.
/// </param>
internal sealed class Bfloat16Kernels(IKernels single, bool roundsLstm = true) : IKernels
{
    public Tensor Embedding(Tensor weight, Tensor ids, long paddingIndex) => single.Embedding(weight, ids, paddingIndex);

    public (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(Tensor x, Tensor hidden, Tensor cell, LstmWeights weights, bool training)
    {
        if (!roundsLstm)
            return single.Lstm(x, hidden, cell, weights, training);
        var (output, lastHidden, lastCell) = AtenFunctions.Lstm(
            Rounded(x), Rounded(hidden), Rounded(cell),
            Rounded(weights.InputHidden), Rounded(ReferenceKernels.Drop(weights.HiddenHidden, weights.Mask)),
            Rounded(weights.InputBias), Rounded(weights.HiddenBias), training);
        return (Widened(output), Widened(lastHidden), Widened(lastCell));
    }

    public (Tensor Output, Tensor Cell) Qrnn(Tensor x, Tensor? before, Tensor cell, QrnnWeights weights) => ReferenceKernels.Pool(
        Linear(ReferenceKernels.Windows(x, before), ReferenceKernels.Drop(weights.Weight, weights.Mask), weights.Bias), cell);

    public LstmReading? ReadLstm(LstmWeights weights, ReadingMemory memory, ReadingPrecision precision) =>
        single.ReadLstm(weights, memory, precision);

    public QrnnReading? ReadQrnn(QrnnWeights weights, int window, ReadingMemory memory, ReadingPrecision precision) =>
        single.ReadQrnn(weights, window, memory, precision);

    public TokenLoss CompareTokens(Tensor hidden, Tensor weight, Tensor bias, Tensor targets) =>
        ReferenceKernels.CompareTokens(Linear(hidden, weight, bias), targets);

    public Tensor Linear(Tensor x, Tensor weight, Tensor? bias) =>
        Widened(nn.functional.linear(Rounded(x), Rounded(weight), bias is null ? null : Rounded(bias)));

    public void Adam(Tensor value, Tensor gradient, Tensor mean, Tensor square, AdamRates rates) =>
        single.Adam(value, gradient, mean, square, rates);

    private static Tensor Rounded(Tensor value) => value.to(bfloat16);

    private static Tensor Widened(Tensor value) => value.to(float32);
}
