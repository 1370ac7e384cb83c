using Kernels.Autograd;
using Kernels.Memory;
using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Lstm;

/// <summary>One call of an LSTM layer, time first.</summary>
/// <remarks>
/// Computes everything that does not depend on the previous step, that is, the input projection and the gradients of the weights, as single
/// products over all steps.
/// </remarks>
/// <param name="input">(T, B, I)</param>
/// <param name="hidden">(1, B, H)</param>
/// <param name="cell">(1, B, H)</param>
internal sealed unsafe class LstmPass(Tensor input, Tensor hidden, Tensor cell, LstmWeights weights, Tile tile)
    : Pass(input, weights.InputHidden, weights.HiddenHidden, weights.InputBias, weights.HiddenBias)
{
    private readonly LstmShape _shape = new((int)input.shape[0], (int)input.shape[1], (int)input.shape[2], (int)hidden.shape[2]);
    private readonly Tensor _hidden = hidden.contiguous();
    private Tensor? _gates;  // (T, B, 4H)
    private Tensor? _cells;  // (T + 1, B, H)
    private Tensor? _output; // (T, B, H)

    /// <summary>(1, B, H)</summary>
    public Tensor LastHidden { get; private set; } = hidden;

    /// <summary>(1, B, H)</summary>
    public Tensor LastCell { get; private set; } = cell;

    private Matrix RecurrentWeight =>
        Matrix.Rows(weights.HiddenHidden.Floats(), _shape.Hidden, weights.Mask is null ? null : weights.Mask.Floats());

    internal override Tensor Forward()
    {
        var (steps, batch, units) = (_shape.Steps, _shape.Batch, _shape.Hidden);
        var output = empty([steps, batch, units], Input.dtype, Input.device);
        _cells = empty([steps + 1, batch, units], Input.dtype, Input.device);
        _cells[0].copy_(LastCell[0]);
        _gates = empty([steps, batch, _shape.Gates], Input.dtype, Input.device);
        _gates.copy_(weights.InputBias.Plus(weights.HiddenBias));
        MatrixProduct.Multiply(
            Matrix.Rows(Input.Floats(), _shape.Inputs), Matrix.Rows(weights.InputHidden.Floats(), _shape.Inputs).Transposed,
            _gates.Floats(), _shape.Gates, _shape.Rows, _shape.Gates, _shape.Inputs, add: true, tile);
        LstmRecurrence.Forward(_shape, RecurrentWeight, _gates.Floats(), _hidden.Floats(), _cells.Floats(), output.Floats(), tile);

        LastHidden = output.narrow(0, steps - 1, 1).clone();
        LastCell = _cells.narrow(0, steps, 1).clone();
        if (IsTracked)
            _output = output.detach();
        else
            Release();
        return output;
    }

    internal override Tensor? Backward(Tensor gradient)
    {
        LstmRecurrence.Backward(_shape, RecurrentWeight, _gates!.Floats(), _cells!.Floats(), gradient.Floats(), tile);
        AddWeightGradients();
        var inputGradient = WantsInputGradient ? InputGradient() : null;
        Release();
        return inputGradient;
    }

    private Tensor InputGradient() // (T, B, I)
    {
        var gradient = empty_like(Input);
        MatrixProduct.Multiply(
            Matrix.Rows(_gates!.Floats(), _shape.Gates), Matrix.Rows(weights.InputHidden.Floats(), _shape.Inputs),
            gradient.Floats(), _shape.Inputs, _shape.Rows, _shape.Inputs, _shape.Gates, add: false, tile);
        return gradient;
    }

    private void AddWeightGradients()
    {
        var gates = Matrix.Rows(_gates!.Floats(), _shape.Gates).Transposed; // (4H, T B)
        if (weights.InputHidden.requires_grad)
        {
            var (gradient, add) = Gradients.Of(weights.InputHidden);
            MatrixProduct.Multiply(gates, Matrix.Rows(Input.Floats(), _shape.Inputs),
                gradient.Floats(), _shape.Inputs, _shape.Gates, _shape.Inputs, _shape.Rows, add, tile);
        }

        if (weights.HiddenHidden.requires_grad)
            Gradients.Add(weights.HiddenHidden, weights.Mask, (gradient, add) => AddRecurrentGradient(gates, gradient, add));
        using var sum = _gates!.sum([0, 1]);
        foreach (var bias in new[] { weights.InputBias, weights.HiddenBias }.Where(bias => bias.requires_grad))
            Gradients.Add(bias, sum.clone());
    }

    private void AddRecurrentGradient(Matrix gates, Tensor gradient, bool add)
    {
        var (units, batch) = (_shape.Hidden, _shape.Batch);
        MatrixProduct.Multiply(gates, Matrix.Rows(_hidden.Floats(), units), gradient.Floats(), units, _shape.Gates, units, batch, add, tile);
        MatrixProduct.Multiply(gates.From(0, batch), Matrix.Rows(_output!.Floats(), units),
            gradient.Floats(), units, _shape.Gates, units, _shape.Rows - batch, add: true, tile);
    }

    private void Release()
    {
        _gates?.Dispose();
        _cells?.Dispose();
        _output?.Dispose();
        (_gates, _cells, _output) = (null, null, null);
    }
}
