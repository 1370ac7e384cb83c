using Kernels.Tests;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>How fastai pads the documents of a batch: whole windows in front, the rest behind.</summary>
internal static class Padding
{
    public const long Token = 1;

    /// <summary>Columns in front of a document.</summary>
    public static long Front(long columns, long length, int window) => (columns - length) / window * window;

    public static IEnumerable<long> Pad(long[] document, int columns, int window)
    {
        var front = Front(columns, document.Length, window);
        return [.. Enumerable.Repeat(Token, (int)front), .. document, .. Enumerable.Repeat(Token, columns - document.Length - (int)front)];
    }

    /// <summary>The window batches were padded for: what the manifest tells, if the batches bear it out, or what they show.</summary>
    /// <param name="batches">Token ids (B, T), and how long the document in each row is.</param>
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
