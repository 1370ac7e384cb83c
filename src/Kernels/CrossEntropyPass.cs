using Kernels.Arithmetic;
using Kernels.Autograd;
using Kernels.Memory;
using Kernels.Products;
using Kernels.Threads;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>
/// Linear decoder with the mean cross entropy of its logits, computed in chunks of rows so that neither the logits nor their gradient are
/// in memory for all rows at once.
/// </summary>
/// <remarks>
/// Computes the gradients together with the loss, while the logits of a chunk are in memory, and scales them when libtorch requests them.
/// </remarks>
/// <param name="hidden">(N, E)</param>
/// <param name="weight">(V, E)</param>
/// <param name="bias">(V)</param>
/// <param name="targets">Token ids. // (N)</param>
internal sealed unsafe class CrossEntropyPass(Tensor hidden, Tensor weight, Tensor bias, Tensor targets, Tile tile)
    : Pass(hidden, weight, bias)
{
    /// <summary>Number of logits in memory at a time: 64 MB.</summary>
    private const int ChunkSize = 1 << 24;

    [ThreadStatic]
    private static NativeBuffer? _chunk;

    private readonly int _rows = (int)hidden.shape[0], _features = (int)hidden.shape[1], _tokens = (int)weight.shape[0];
    private readonly Tensor _targets = targets.contiguous();
    private Tensor? _dHidden; // (N, E)
    private Tensor? _dWeight; // (V, E)
    private Tensor? _dBias;   // (V)

    /// <summary>Number of rows whose target has the largest logit.</summary>
    public long Right { get; private set; }

    /// <summary>Number of rows in a chunk; all chunks have about the same size.</summary>
    private int ChunkRows
    {
        get
        {
            var chunks = ((long)_rows * _tokens + ChunkSize - 1) / ChunkSize;
            var rows = (int)Math.Clamp((_rows + chunks - 1) / chunks, 1, _rows);
            return Math.Min(_rows, (rows + tile.Rows - 1) / tile.Rows * tile.Rows);
        }
    }

    internal override Tensor Forward() // ()
    {
        if (IsTracked && WantsInputGradient)
            _dHidden = empty_like(Input);
        if (IsTracked && weight.requires_grad)
            _dWeight = Gradients.NewFor(weight);
        if (IsTracked && bias.requires_grad)
            _dBias = zeros(bias.shape, bias.dtype, bias.device);
        var chunkRows = ChunkRows;
        var logits = (_chunk ??= new()).Of((long)chunkRows * _tokens);
        var losses = new double[_rows];
        var right = new bool[_rows];
        for (var row = 0; row < _rows; row += chunkRows)
        {
            var rows = Math.Min(chunkRows, _rows - row);
            MatrixProduct.Multiply(HiddenRows(row), Matrix.Rows(weight.Floats(), _features).Transposed,
                logits, _tokens, rows, _tokens, _features, add: false, tile);
            SoftmaxRows(logits, row, rows, losses, right);
            if (IsTracked)
                AddGradients(logits, row, rows);
        }

        Right = right.Count(each => each);
        return full([], Held.Number(losses.Sum() / _rows), Input.dtype, Input.device);
    }

    internal override Tensor? Backward(Tensor gradient)
    {
        foreach (var (leaf, computed) in new[] { (weight, _dWeight), (bias, _dBias) })
        {
            if (computed is not null)
                Gradients.Add(leaf, computed.mul_(gradient));
        }

        var inputGradient = _dHidden?.mul_(gradient);
        (_dHidden, _dWeight, _dBias) = (null, null, null);
        return inputGradient;
    }

    private Matrix HiddenRows(int row) => Matrix.Rows(Input.Floats(), _features).From(row, 0);

    /// <summary>
    /// Computes for each row the loss and whether the prediction is right, and replaces the logits with their gradients: (softmax -
    /// one-hot) / N.
    /// </summary>
    private void SoftmaxRows(float* logits, int firstRow, int rows, double[] losses, bool[] right)
    {
        var biases = bias.Floats();
        var ids = _targets.Longs() + firstRow;
        KernelThreads.Run(member =>
        {
            var (first, last) = member.Share(rows);
            for (var row = first; row < last; row++)
            {
                var line = logits + (long)row * _tokens;
                var largest = Elementwise.AddAndFindLargest(line, biases, _tokens);
                var target = line[ids[row]];
                var sum = Elementwise.ExpAndSum(line, largest, _tokens);
                losses[firstRow + row] = Math.Log(sum) + largest - target;
                right[firstRow + row] = target == largest;
                if (!IsTracked)
                    continue;
                Elementwise.Scale(line, (float)(1 / (sum * _rows)), _tokens);
                line[ids[row]] -= 1f / _rows;
            }
        });
    }

    private void AddGradients(float* dLogits, int row, int rows)
    {
        var gradients = Matrix.Rows(dLogits, _tokens); // (N, V)
        if (_dHidden is not null)
        {
            MatrixProduct.Multiply(gradients, Matrix.Rows(weight.Floats(), _features),
                _dHidden.Floats() + (long)row * _features, _features, rows, _features, _tokens, add: false, tile);
        }

        if (_dWeight is not null)
        {
            MatrixProduct.Multiply(gradients.Transposed, HiddenRows(row),
                _dWeight.Floats(), _features, _tokens, _features, rows, add: row > 0, tile);
        }

        if (_dBias is not null)
            AddColumns(dLogits, _dBias.Floats(), rows);
    }

    private void AddColumns(float* dLogits, float* sums, int rows) => KernelThreads.Run(member =>
    {
        var (first, last) = member.Share(_tokens);
        for (var row = 0; row < rows; row++)
            Elementwise.Add(sums + first, dLogits + (long)row * _tokens + first, last - first);
    });
}
