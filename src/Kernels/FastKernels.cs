using Kernels.Lstm;
using Kernels.Memory;
using Kernels.Products;
using Kernels.Products.FixedPoint;
using Kernels.Qrnn;
using Kernels.Reading;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>This program's own kernels for float32 tensors on the CPU.</summary>
/// <remarks>
/// Tensors inside the kernels are time first: the rows of a step are contiguous. Results do not depend on the number of threads.
/// </remarks>
internal sealed class FastKernels(Tile tile) : IKernels
{
    public Tensor Embedding(Tensor weight, Tensor ids, long paddingIndex) =>
        new EmbeddingPass(ids.t().contiguous(), weight, paddingIndex).Run().transpose(0, 1);

    public (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(Tensor x, Tensor hidden, Tensor cell, LstmWeights weights, bool training)
    {
        var pass = new LstmPass(x.TimeFirst(), hidden, cell, weights, tile);
        var output = pass.Run().transpose(0, 1);
        return (output, pass.LastHidden, pass.LastCell);
    }

    public (Tensor Output, Tensor Cell) Qrnn(Tensor x, Tensor? before, Tensor cell, QrnnWeights weights)
    {
        var pass = new QrnnPass(x.TimeFirst(), before, cell, weights, tile);
        var output = pass.Run().transpose(0, 1);
        return (output, pass.LastCell);
    }

    public LstmReading? ReadLstm(LstmWeights weights, ReadingMemory memory, ReadingPrecision precision) =>
        new(weights, memory, Products(precision));

    public QrnnReading? ReadQrnn(QrnnWeights weights, int window, ReadingMemory memory, ReadingPrecision precision) =>
        new(weights, window, memory, Products(precision));

    public TokenLoss CompareTokens(Tensor hidden, Tensor weight, Tensor bias, Tensor targets)
    {
        var pass = new CrossEntropyPass(hidden.TimeFirst().flatten(0, 1), weight, bias, targets.t().flatten(), tile);
        var (mean, right) = (pass.Run(), pass.Right);
        return new(mean, () => tensor(right, device: hidden.device));
    }

    public void Adam(Tensor value, Tensor gradient, Tensor mean, Tensor square, AdamRates rates)
    {
        AdamStep.Run(value, gradient.contiguous(), mean, square, rates);
        Gradients.Recycle(value, gradient);
    }

    private IReadingProducts Products(ReadingPrecision precision) => precision == ReadingPrecision.Fast && FixedPointTile.Best is { } best
        ? new FixedPointProducts(best)
        : new SingleProducts(tile);
}
