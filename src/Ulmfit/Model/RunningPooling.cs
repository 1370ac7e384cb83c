using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary><see cref="ConcatPooling"/> over outputs that arrive in chunks: last output, maximum, mean.</summary>
internal sealed class RunningPooling(int rows, int features, Device device)
{
    private readonly Tensor _last = zeros([rows, features], float32, device);
    private readonly Tensor _max = full([rows, features], Held.Number(double.NegativeInfinity), float32, device);
    private readonly Tensor _sum = zeros([rows, features], float32, device);
    private readonly long[] _counts = new long[rows];

    /// <summary>Adds a chunk of outputs.</summary>
    /// <param name="output">The outputs of the first b rows; b decreases from call to call. // (b, t, E)</param>
    /// <param name="isPooled">Whether each position is pooled, row-major. // (b t)</param>
    public void Add(Tensor output, bool[] isPooled)
    {
        var (count, columns) = (output.shape[0], output.shape[1]);
        var (pooled, last) = (new List<long>(), new List<long>());
        for (var row = 0; row < count; row++)
        {
            var cells = isPooled.AsSpan((int)(row * columns), (int)columns);
            if (cells.LastIndexOf(true) is not (>= 0 and var position))
                continue;
            pooled.Add(row);
            last.Add(row * columns + position);
            _counts[row] += cells.Count(true);
        }

        if (pooled.Count == 0)
            return;
        var flat = output.reshape(count * columns, features);                                                // (b t, E)
        var hidden = tensor(isPooled, [count, columns, 1], device: device).logical_not();                   // (b, t, 1)
        _last.index_copy_(0, tensor(pooled.ToArray(), device: device), flat.index_select(0, tensor(last.ToArray(), device: device)));
        var (max, sum) = (_max.narrow(0, 0, count), _sum.narrow(0, 0, count));                               // (b, E)
        max.copy_(max.maximum(output.masked_fill(hidden, Held.Number(double.NegativeInfinity)).amax([1])));
        sum.add_(output.masked_fill(hidden, Held.Number(0)).sum(1), Held.Number(1));
    }

    public Tensor Result() // (B, 3E)
    {
        var counts = tensor(_counts, [_counts.Length, 1], dtype: float32, device: device);
        return cat([_last, _max, _sum / counts], 1);
    }
}
