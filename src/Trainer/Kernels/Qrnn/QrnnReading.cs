using Trainer.Kernels.Memory;
using Trainer.Kernels.Products;
using static TorchSharp.torch;

namespace Trainer.Kernels.Qrnn;

/// <summary>
/// A quasi-recurrent layer that only reads: computes what <see cref="QrnnPass"/> does, keeps nothing to learn from, and packs its weights
/// once.
/// </summary>
/// <param name="weights">Must not change meanwhile; their mask is left out.</param>
/// <param name="window">Inputs each gate looks at: 1 or 2.</param>
internal sealed unsafe class QrnnReading(QrnnWeights weights, int window, ReadingMemory memory, Tile tile) : IDisposable
{
    private readonly int _inputs = (int)weights.Weight.shape[1] / window, _units = (int)weights.Weight.shape[0] / 3;

    /// <summary>The weights of each input of the window, the newest first.</summary>
    private readonly PackedMatrix[] _weights =
    [
        .. Enumerable.Range(0, window).Select(age => new PackedMatrix(
            Matrix.Rows(weights.Weight.Floats(), weights.Weight.shape[1]).From(0, age * weights.Weight.shape[1] / window).Transposed,
            (int)weights.Weight.shape[1] / window, (int)weights.Weight.shape[0], tile)),
    ];

    /// <param name="x">(B, T, I)</param>
    /// <param name="before">The input before the first, where the window reaches back to it. // (1, B, I)</param>
    /// <param name="cell">(1, B, H)</param>
    /// <inheritdoc cref="IKernels.Qrnn" path="/returns"/>
    public (Tensor Output, Tensor Cell) Run(Tensor x, Tensor? before, Tensor cell)
    {
        x = FastKernels.TimeFirst(x);
        var shape = new QrnnShape((int)x.shape[0], (int)x.shape[1], _inputs, _units, window);
        var size = (long)shape.Batch * _units;
        var gates = memory.Gates.Of((long)shape.Rows * shape.Gates);
        var cells = memory.Cells.Of(shape.Rows * (long)_units + size);
        Elementwise.Copy(cell.contiguous().Floats(), cells, (int)size);
        Elementwise.Repeat(weights.Bias.Floats(), gates, shape.Gates, shape.Rows);
        Project(x.Floats(), _weights[0], gates, shape.Rows);
        if (before is not null)
        {
            Project(before.contiguous().Floats(), _weights[1], gates, shape.Batch);
            Project(x.Floats(), _weights[1], gates + (long)shape.Batch * shape.Gates, shape.Rows - shape.Batch);
        }

        var output = empty([shape.Steps, shape.Batch, _units], x.dtype, x.device);
        QrnnRecurrence.Forward(shape, gates, cells, output.Floats());
        var lastCell = empty([1, shape.Batch, _units], x.dtype, x.device);
        Elementwise.Copy(cells + shape.Rows * (long)_units, lastCell.Floats(), (int)size);
        return (output.transpose(0, 1), lastCell);
    }

    public void Dispose()
    {
        foreach (var weight in _weights)
            weight.Dispose();
    }

    private void Project(float* rows, PackedMatrix weight, float* gates, int count) => MatrixProduct.Multiply(
        Matrix.Rows(rows, _inputs), weight, gates, 3L * _units, count, 3 * _units, _inputs, add: true, tile);
}
