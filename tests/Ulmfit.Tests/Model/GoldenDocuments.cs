using System.Text.Json;
using Kernels.Tests;
using Ulmfit.Tests.Training;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

/// <summary>The padded batches of documents of a classifier's fixture.</summary>
/// <param name="Window">The number of columns read at a time; documents start at multiples of it.</param>
/// <param name="MaxLength">The number of columns that are pooled, counted from the end.</param>
internal sealed record GoldenDocuments(IReadOnlyList<(string Name, Tensor Ids, int[] Lengths)> Batches, int Window, int MaxLength)
{
    public static GoldenDocuments Of(GoldenFixture fixture)
    {
        var batches = fixture.Require("batches").EnumerateArray().Select((batch, i) =>
            ($"batch{i}", fixture.Tensor($"batch{i}/input"), batch.GetProperty("lens").Deserialize<int[]>()!)).ToArray();
        // The limit is the largest number of kept columns. The recorded limit may be higher, but it kept no further window.
        var kept = batches.Max(batch => fixture.Tensor($"{batch.Item1}/enc_out").shape[1]);
        return new(batches, Padding.WindowOf(fixture, batches.Select(batch => (batch.Item2, batch.Item3))), (int)kept);
    }

    /// <summary>The column where a document of the given length begins.</summary>
    public long Start(Tensor ids, int length) => Padding.Front(ids.shape[1], length, Window);
}
