using Kernels.Tests;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>The padding of documents in fastai: whole windows before the document, the rest after it.</summary>
internal static class Padding
{
    public const long Token = 1;

    /// <summary>The number of columns before a document.</summary>
    public static long Front(long columns, long length, int window) => (columns - length) / window * window;

    public static IEnumerable<long> Pad(long[] document, int columns, int window)
    {
        var front = Front(columns, document.Length, window);
        return [.. Enumerable.Repeat(Token, (int)front), .. document, .. Enumerable.Repeat(Token, columns - document.Length - (int)front)];
    }

    /// <summary>The window that the batches were padded for: that of the manifest if the batches confirm it, otherwise derived from them.</summary>
    /// <param name="batches">Token ids (B, T) and the length of the document in each row.</param>
    public static int WindowOf(GoldenFixture fixture, IEnumerable<(Tensor Ids, int[] Lengths)> batches)
    {
        var rows = batches.SelectMany(batch => batch.Lengths.Select((length, row) =>
            (Ids: batch.Ids[row].data<long>().ToArray(), Length: length))).ToArray();
        var told = (int)(fixture.FindNumber("seq_len") ?? 1);
        return Enumerable.Range(1, rows.Max(row => row.Ids.Length)).Prepend(told).First(window => rows.All(row =>
            row.Ids.SequenceEqual(Pad(Document(row.Ids, row.Length, window), row.Ids.Length, window))));
    }

    private static long[] Document(long[] ids, int length, int window) =>
        ids[(int)Front(ids.Length, length, window)..][..length];
}
