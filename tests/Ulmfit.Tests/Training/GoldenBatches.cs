using System.Text.Json;
using Kernels.Tests;
using Ulmfit.Batches;
using Ulmfit.Training;

namespace Ulmfit.Tests.Training;

/// <summary>The batches that fastai made from the documents of a fixture.</summary>
internal static class GoldenBatches
{
    private const string FirstBatch = "frozen/step0/xb"; // (B, T)

    public static BatchSource<LanguageModelBatch> LanguageModel(GoldenFixture fixture, string documents)
    {
        var first = fixture.Tensor(FirstBatch).shape;
        var window = fixture.Require("batches_per_epoch").GetInt32() > 1 ? first[1] : (long)fixture.Number("seq_len");
        return LanguageModel(fixture.Require(documents), (int)first[0], (int)window);
    }

    public static BatchSource<LanguageModelBatch> LanguageModel(JsonElement documents, int rows, int window)
    {
        var stream = Documents(documents).SelectMany(document => document).ToArray();
        var length = (stream.Length - 1) / rows;
        LanguageModelBatch[] batches = [.. Enumerable.Range(0, (length + window - 1) / window).Select(k =>
        {
            var columns = Math.Min(window, length - k * window);
            long[] Cut(int shift) =>
                [.. Enumerable.Range(0, rows).SelectMany(row => stream.Skip(row * length + k * window + shift).Take(columns))];
            return new LanguageModelBatch(Cut(0), Cut(1), rows, columns);
        })];
        return new(batches.Length, () => batches);
    }

    public static BatchSource<ClassifierBatch> ClassifierTrain(GoldenFixture fixture) =>
        Classifier(fixture, "docs", "labels", "train_order");

    public static BatchSource<ClassifierBatch> ClassifierValid(GoldenFixture fixture) =>
        Classifier(fixture, "docs_valid", "labels_valid", "valid_order");

    /// <summary>The window that the documents were padded for, derived from the recorded batches.</summary>
    public static int ClassifierWindow(GoldenFixture fixture)
    {
        var texts = Documents(fixture.Require("docs"));
        var batches = fixture.Require("train_order").Deserialize<int[]>()!.Chunk((int)fixture.Tensor(FirstBatch).shape[0]);
        return Padding.WindowOf(fixture, batches.Index().TakeWhile(batch => fixture.Has($"frozen/step{batch.Index}/xb")).Select(batch =>
            (fixture.Tensor($"frozen/step{batch.Index}/xb"), batch.Item.Select(document => texts[document].Length).ToArray())));
    }

    private static BatchSource<ClassifierBatch> Classifier(GoldenFixture fixture, string documents, string labels, string order)
    {
        var texts = Documents(fixture.Require(documents));
        var cells = fixture.Require(labels).Deserialize<float[][]>()!;
        var window = ClassifierWindow(fixture);
        ClassifierBatch[] batches =
        [
            .. fixture.Require(order).Deserialize<int[]>()!.Chunk((int)fixture.Tensor(FirstBatch).shape[0]).Select(chunk =>
            {
                var columns = chunk.Max(index => texts[index].Length);
                return new ClassifierBatch(
                    [.. chunk.SelectMany(index => Padding.Pad(texts[index], columns, window))],
                    [.. chunk.SelectMany(index => cells[index])], chunk, chunk.Length, columns);
            }),
        ];
        return new(batches.Length, () => batches);
    }

    private static long[][] Documents(JsonElement documents) => documents.Deserialize<long[][]>()!;
}
