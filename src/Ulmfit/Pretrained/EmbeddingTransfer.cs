using System.Runtime.InteropServices;
using PyTorchFiles;
using static TorchSharp.torch;

namespace Ulmfit.Pretrained;

/// <summary>Maps each token of a new vocabulary to its row in the matrix of an old vocabulary.</summary>
/// <remarks>
/// Source: fastai 2.1.8 <c>match_embeds</c>. A token that occurs several times in the old vocabulary, such as a filler, gets its last row;
/// a token that is not in the old vocabulary gets the mean of all rows.
/// </remarks>
internal sealed class EmbeddingTransfer
{
    private readonly int[] _rows; // -1 for the mean

    public EmbeddingTransfer(IReadOnlyList<string> oldTokens, IReadOnlyList<string> newTokens)
    {
        var last = new Dictionary<string, int>(oldTokens.Count, StringComparer.Ordinal);
        for (var row = 0; row < oldTokens.Count; row++)
            last[oldTokens[row]] = row;
        _rows = [.. newTokens.Select(token => last.GetValueOrDefault(token, -1))];
    }

    /// <summary>The number of new tokens that have a row in the old matrix.</summary>
    public int Carried => _rows.Count(row => row >= 0);

    /// <summary>Creates the matrix of the new vocabulary.</summary>
    /// <param name="rows">The old matrix in single precision, one row per old token. // (old V, ...)</param>
    /// <returns>A new tensor on the CPU, one row per new token. // (V, ...)</returns>
    public Tensor Carry(TensorData rows)
    {
        var width = (int)(rows.Count / rows.Shape[0]);
        var from = rows.As<float>();
        var mean = Mean(from, width);
        var carried = empty([_rows.Length, .. rows.Shape.Skip(1)], float32, CPU);
        var to = MemoryMarshal.Cast<byte, float>(carried.bytes);
        for (var index = 0; index < _rows.Length; index++)
        {
            var row = _rows[index] < 0 ? mean : from.Slice(_rows[index] * width, width);
            row.CopyTo(to.Slice(index * width, width));
        }

        return carried;
    }

    private static float[] Mean(ReadOnlySpan<float> values, int width)
    {
        var sums = new double[width];
        for (var start = 0; start < values.Length; start += width)
        {
            var row = values.Slice(start, width);
            for (var column = 0; column < width; column++)
                sums[column] += row[column];
        }

        var rows = (double)values.Length / width;
        return [.. sums.Select(sum => (float)(sum / rows))];
    }
}
