using Kernels.Autograd;
using Kernels.Memory;
using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Qrnn;

/// <summary>
/// One call of a quasi-recurrent layer, time first. The window is not a separate tensor: each input of the window has its own product.
/// </summary>
/// <param name="input">(T, B, I)</param>
/// <param name="before">Input before the first one, if the window includes it. // (1, B, I)</param>
/// <param name="cell">(1, B, H)</param>
internal sealed unsafe class QrnnPass(Tensor input, Tensor? before, Tensor cell, QrnnWeights weights, Tile tile)
    : Pass(input, weights.Weight, weights.Bias)
{
    private readonly QrnnShape _shape =
        new((int)input.shape[0], (int)input.shape[1], (int)input.shape[2], (int)cell.shape[2], before is null ? 1 : 2);

    private readonly Tensor? _before = before?.contiguous();
    private Tensor? _gates; // (T, B, 3H)
    private Tensor? _cells; // (T + 1, B, H)

    /// <summary>(1, B, H)</summary>
    public Tensor LastCell { get; private set; } = cell;

    private int RowsAfterFirst => _shape.Rows - _shape.Batch;

    internal override Tensor Forward()
    {
        var output = empty([_shape.Steps, _shape.Batch, _shape.Hidden], Input.dtype, Input.device);
        _cells = empty([_shape.Steps + 1, _shape.Batch, _shape.Hidden], Input.dtype, Input.device);
        _cells[0].copy_(LastCell[0]);
        _gates = empty([_shape.Steps, _shape.Batch, _shape.Gates], Input.dtype, Input.device);
        _gates.copy_(weights.Bias);
        Project(Input.Floats(), Weight(0), _gates.Floats(), _shape.Rows);
        if (_before is not null)
        {
            Project(_before.Floats(), Weight(1), _gates.Floats(), _shape.Batch);
            Project(Input.Floats(), Weight(1), _gates.Floats() + (long)_shape.Batch * _shape.Gates, RowsAfterFirst);
        }

        QrnnRecurrence.Forward(_shape, _gates.Floats(), _cells.Floats(), output.Floats());
        LastCell = _cells.narrow(0, _shape.Steps, 1).clone();
        if (!IsTracked)
            Release();
        return output;
    }

    internal override Tensor? Backward(Tensor gradient)
    {
        using (var dCells = zeros([_shape.Batch, _shape.Hidden], Input.dtype, Input.device))
            QrnnRecurrence.Backward(_shape, _gates!.Floats(), _cells!.Floats(), gradient.Floats(), dCells.Floats());
        if (weights.Weight.requires_grad)
            Gradients.Add(weights.Weight, weights.Mask, AddWeightGradient);
        if (weights.Bias.requires_grad)
            Gradients.Add(weights.Bias, _gates!.sum([0, 1]));
        var inputGradient = WantsInputGradient ? InputGradient() : null;
        Release();
        return inputGradient;
    }

    /// <summary>Returns the weights of one input of the window: 0 for the newest, 1 for the previous one. // (3H, I)</summary>
    private Matrix Weight(int age) =>
        Matrix.Rows(weights.Weight.Floats(), _shape.Columns, weights.Mask is null ? null : weights.Mask.Floats()).From(0, age * _shape.Inputs);

    private void Project(float* rows, Matrix weight, float* gates, int count) => MatrixProduct.Multiply(
        Matrix.Rows(rows, _shape.Inputs), weight.Transposed, gates, _shape.Gates, count, _shape.Gates, _shape.Inputs, add: true, tile);

    private void AddWeightGradient(Tensor gradient, bool add)
    {
        var gates = Matrix.Rows(_gates!.Floats(), _shape.Gates).Transposed; // (3H, T B)
        Multiply(0, gates, Input, _shape.Rows, add);
        if (_before is null)
            return;
        Multiply(1, gates, _before, _shape.Batch, add);
        Multiply(1, gates.From(0, _shape.Batch), Input, RowsAfterFirst, add: true);

        void Multiply(int age, Matrix left, Tensor rows, int count, bool add) => MatrixProduct.Multiply(
            left, Matrix.Rows(rows.Floats(), _shape.Inputs), gradient.Floats() + age * _shape.Inputs, _shape.Columns,
            _shape.Gates, _shape.Inputs, count, add, tile);
    }

    private Tensor InputGradient() // (T, B, I)
    {
        var gradient = empty_like(Input);
        var gates = Matrix.Rows(_gates!.Floats(), _shape.Gates);
        Multiply(gates, Weight(0), _shape.Rows, add: false);
        if (_before is not null)
            Multiply(gates.From(_shape.Batch, 0), Weight(1), RowsAfterFirst, add: true);
        return gradient;

        void Multiply(Matrix left, Matrix weight, int count, bool add) => MatrixProduct.Multiply(
            left, weight, gradient.Floats(), _shape.Inputs, count, _shape.Inputs, _shape.Gates, add, tile);
    }

    private void Release()
    {
        _gates?.Dispose();
        _cells?.Dispose();
        (_gates, _cells) = (null, null);
    }
}
