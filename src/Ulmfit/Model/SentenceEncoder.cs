using Kernels.Devices;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>Runs the encoder over whole documents, one window of columns after another, carrying the state.</summary>
/// <remarks>
/// Rows must be sorted by length, longest first, and every document must start on a multiple of the window. Gradients do not cross windows,
/// and only windows that begin within the last <paramref name="maxLength"/> columns are kept: the others only feed the state.
/// </remarks>
internal sealed class SentenceEncoder(AwdEncoder encoder, int window, int maxLength, int padToken, Compatibility compatibility)
{
    /// <param name="ids">(B, T)</param>
    /// <returns>The output, zero where a row had not begun, (B, T', E), and whether a position is padding, (B, T').</returns>
    public (Tensor Output, Tensor Padding) Forward(Tensor ids, bool training)
    {
        encoder.Reset();
        var (rows, columns) = (ids.shape[0], ids.shape[1]);
        var begun = RowsBegun(ids.eq(Held.Number(padToken)), columns); // before the ids go to a device, so that nobody waits for it
        ids = ids.SentTo(encoder.Embedding.Value.device);
        var padding = ids.eq(Held.Number(padToken));                                    // (B, T)
        var outputs = new List<Tensor>();
        long kept = 0;
        for (var start = 0; start < columns; start += window)
        {
            var width = Math.Min(window, columns - start);
            var chunk = ids.narrow(0, 0, begun[start / window]).narrow(1, start, width); // (b, t)
            if (columns - start > maxLength)
            {
                FeedState(chunk, training);
                continue;
            }

            outputs.Add(PadRows(encoder.Forward(chunk, training), rows));  // (B, t, E)
            kept += width;
        }

        return (cat(outputs, 1), padding.narrow(1, columns - kept, kept));
    }

    private void FeedState(Tensor chunk, bool training)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        encoder.Forward(chunk, training);
    }

    /// <summary>
    /// How many rows each window runs: those that have begun by its first column. Rows that have ended run on over padding.
    /// </summary>
    private long[] RowsBegun(Tensor padding, long columns)
    {
        var windows = (columns + window - 1) / window;
        var starts = arange(Held.Number(0), Held.Number(windows * window), Held.Number(window), device: padding.device); // (W)
        var tokens = padding.logical_not();                                                         // (B, T)
        var begun = compatibility == Compatibility.Fastai
            ? tokens.index_select(1, starts)                                                        // (B, W)
            : tokens.to(int64).argmax(1, keepdim: true).le(starts);                                 // (B, W)
        return begun.sum(dim: 0).cpu().data<long>().ToArray();
    }

    private static Tensor PadRows(Tensor output, long rows) // (b, t, E) -> (B, t, E)
    {
        var missing = rows - output.shape[0];
        return missing == 0 ? output : cat([output, zeros([missing, output.shape[1], output.shape[2]], output.dtype, output.device)], 0);
    }
}
