using System.Text.Json;
using Kernels.Tests;
using Ulmfit.Tests.Training;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

/// <summary>The padded batches of documents a classifier's fixture was made with.</summary>
/// <param name="Window">Columns run at a time: documents start on multiples of it.</param>
/// <param name="MaxLength">Columns that are pooled, counted from the end.</param>
internal sealed record GoldenDocuments(IReadOnlyList<(string Name, Tensor Ids, int[] Lengths)> Batches, int Window, int MaxLength)
{
    public static GoldenDocuments Of(GoldenFixture fixture)
    {
        var batches = fixture.Require("batches").EnumerateArray().Select((batch, i) =>
            ($"batch{i}", fixture.Tensor($"batch{i}/input"), batch.GetProperty("lens").Deserialize<int[]>()!)).ToArray();
        // What any batch kept is what the limit let through: a higher limit below the recorded one would have kept no window more.
        var kept = batches.Max(batch => fixture.Tensor($"{batch.Item1}/enc_out").shape[1]);
        return new(batches, Padding.WindowOf(fixture, batches.Select(batch => (batch.Item2, batch.Item3))), (int)kept);
    }

    /// <summary>The column in which a document of that length begins.</summary>
    public long Start(Tensor ids, int length) => Padding.Front(ids.shape[1], length, Window);
}
