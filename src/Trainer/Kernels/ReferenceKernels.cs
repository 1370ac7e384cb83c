using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Kernels;

/// <summary>libtorch's operations, for every device.</summary>
internal sealed class ReferenceKernels : IKernels
{
    public Tensor Embedding(Tensor weight, Tensor ids, long paddingIndex) => AtenFunctions.Embedding(weight, ids, paddingIndex);

    public (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(Tensor x, Tensor hidden, Tensor cell, LstmWeights weights, bool training) =>
        AtenFunctions.Lstm(
            x, hidden, cell, weights.InputHidden, Drop(weights.HiddenHidden, weights.Mask), weights.InputBias, weights.HiddenBias, training);

    public (Tensor Output, Tensor Cell) Qrnn(Tensor x, Tensor? before, Tensor cell, QrnnWeights weights)
    {
        var windows = before is null ? x : cat([x, Delay(x, before)], 2);                                                    // (B, T, W I)
        var gates = nn.functional.linear(windows, Drop(weights.Weight, weights.Mask), weights.Bias).chunk(3, 2); // 3 of (B, T, H)
        var (states, last) = ForgetMult.Run(gates[0].tanh(), gates[1].sigmoid(), cell.squeeze(0));
        return (gates[2].sigmoid() * states, last.unsqueeze(0));
    }

    public LstmReading? ReadLstm(LstmWeights weights, ReadingMemory memory) => null;

    public QrnnReading? ReadQrnn(QrnnWeights weights, int window, ReadingMemory memory) => null;

    public Tensor CrossEntropy(Tensor hidden, Tensor weight, Tensor bias, Tensor targets) =>
        nn.functional.cross_entropy(nn.functional.linear(hidden, weight, bias).flatten(0, 1), targets.flatten());

    public void Adam(Tensor value, Tensor gradient, Tensor mean, Tensor square, AdamRates rates)
    {
        if (rates.Decay != 1)
            value.mul_(Held.Number(rates.Decay));
        mean.mul_(Held.Number(rates.Momentum)).add_(gradient, Held.Number(1 - rates.Momentum));
        square.mul_(Held.Number(rates.SquareMomentum)).addcmul_(gradient, gradient, Held.Number(1 - rates.SquareMomentum));
        var root = square.div(Held.Number(rates.SquareCorrection)).sqrt_().add_(Held.Number(rates.Eps));
        value.addcdiv_(mean, root, Held.Number(-rates.StepSize));
    }

    /// <summary>Each input's predecessor. // (B, T, I)</summary>
    private static Tensor Delay(Tensor x, Tensor before) => cat([before.transpose(0, 1), x.narrow(1, 0, x.shape[1] - 1)], 1);

    private static Tensor Drop(Tensor weight, Tensor? mask) => mask is null ? weight : weight * mask;
}
