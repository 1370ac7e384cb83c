using Kernels.Autograd;
using Kernels.Lstm;
using Kernels.Memory;
using Kernels.Qrnn;
using Kernels.Reading;
using TorchSharp;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>Operations of libtorch, for every device.</summary>
internal sealed class ReferenceKernels : IKernels
{
    public Tensor Embedding(Tensor weight, Tensor ids, long paddingIndex) => AtenFunctions.Embedding(weight, ids, paddingIndex);

    public (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(Tensor x, Tensor hidden, Tensor cell, LstmWeights weights, bool training) =>
        AtenFunctions.Lstm(
            x, hidden, cell, weights.InputHidden, Drop(weights.HiddenHidden, weights.Mask), weights.InputBias, weights.HiddenBias, training);

    public (Tensor Output, Tensor Cell) Qrnn(Tensor x, Tensor? before, Tensor cell, QrnnWeights weights)
    {
        var gates = nn.functional.linear(Windows(x, before), Drop(weights.Weight, weights.Mask), weights.Bias); // (B, T, 3H)
        return Pool(gates, cell);
    }

    public LstmReading? ReadLstm(LstmWeights weights, ReadingMemory memory, ReadingPrecision precision) => null;

    public QrnnReading? ReadQrnn(QrnnWeights weights, int window, ReadingMemory memory, ReadingPrecision precision) => null;

    public TokenLoss CompareTokens(Tensor hidden, Tensor weight, Tensor bias, Tensor targets) =>
        CompareTokens(nn.functional.linear(hidden, weight, bias), targets);

    /// <param name="logits">(B, T, V)</param>
    /// <param name="targets">(B, T)</param>
    public static TokenLoss CompareTokens(Tensor logits, Tensor targets) => new(
        nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten()),
        () => logits.argmax(2).eq(targets).count_nonzero());

    public void Adam(Tensor value, Tensor gradient, Tensor mean, Tensor square, AdamRates rates)
    {
        if (rates.Decay != 1)
            value.mul_(Held.Number(rates.Decay));
        mean.mul_(Held.Number(rates.Momentum)).add_(gradient, Held.Number(1 - rates.Momentum));
        square.mul_(Held.Number(rates.SquareMomentum)).addcmul_(gradient, gradient, Held.Number(1 - rates.SquareMomentum));
        var root = square.div(Held.Number(rates.SquareCorrection)).sqrt_().add_(Held.Number(rates.Eps));
        value.addcdiv_(mean, root, Held.Number(-rates.StepSize));
    }

    /// <summary>
    /// Returns the inputs of a quasi-recurrent layer's gates: each input, and its predecessor if <paramref name="before"/> is given.
    /// </summary>
    internal static Tensor Windows(Tensor x, Tensor? before) => before is null ? x : cat([x, Delay(x, before)], 2); // (B, T, W I)

    /// <summary>Computes everything in a quasi-recurrent layer except its product.</summary>
    /// <param name="gates">z, f and o before their nonlinearities. // (B, T, 3H)</param>
    /// <param name="cell">(1, B, H)</param>
    internal static (Tensor Output, Tensor Cell) Pool(Tensor gates, Tensor cell)
    {
        if (gates.device.type == DeviceType.CUDA)
        {
            var pass = new FoPoolingPass(gates, cell.squeeze(0));
            var output = pass.Run();
            return (output, pass.LastCell.unsqueeze(0));
        }

        var parts = gates.chunk(3, 2);                                                          // 3 of (B, T, H)
        var (states, last) = ForgetMult.Run(parts[0].tanh(), parts[1].sigmoid(), cell.squeeze(0));
        return (parts[2].sigmoid() * states, last.unsqueeze(0));
    }

    /// <summary>Applies DropConnect to a weight.</summary>
    internal static Tensor Drop(Tensor weight, Tensor? mask) => mask is null ? weight : weight * mask;

    /// <summary>Returns the predecessor of each input. // (B, T, I)</summary>
    private static Tensor Delay(Tensor x, Tensor before) => cat([before.transpose(0, 1), x.narrow(1, 0, x.shape[1] - 1)], 1);
}
