using Kernels.Devices;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>Runs the encoder over whole documents, window by window, and carries the state from one window to the next.</summary>
/// <remarks>
/// Rows must be sorted by length, longest first, and every document must start at a multiple of the window. Gradients do not cross
/// windows. Only the outputs of windows that begin within the last <paramref name="maxLength"/> columns are kept; the others only update
/// the state.
/// </remarks>
internal sealed class SentenceEncoder(AwdEncoder encoder, int window, int maxLength, int padToken, Compatibility compatibility)
{
    /// <summary>Encodes a batch of documents.</summary>
    /// <param name="ids">Token ids. // (B, T)</param>
    /// <returns>The output (B, T', E), which is zero before the start of a row, and whether each position is padding (B, T').</returns>
    public (Tensor Output, Tensor Padding) Forward(Tensor ids, bool training)
    {
        encoder.Reset();
        var (rows, columns) = (ids.shape[0], ids.shape[1]);
        var begun = RowsBegun(ids.eq(Held.Number(padToken)), columns); // computed before the ids move to a device, to avoid waiting for it
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
    /// The number of rows that each window runs: those that begin at or before its first column. Rows that have ended continue over
    /// padding.
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
