using System.Text.Json;
using Trainer.Data;
using Trainer.Training;

namespace Trainer.Tests.Training;

/// <summary>The batches fastai cut from the documents of a fixture.</summary>
internal static class GoldenBatches
{
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

    public static BatchSource<ClassifierBatch> Classifier(
        JsonElement documents, JsonElement labels, JsonElement order, int rows, int window)
    {
        var texts = Documents(documents);
        float[][] cells = [.. labels.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetSingle()).ToArray())];
        ClassifierBatch[] batches = [.. order.EnumerateArray().Select(index => index.GetInt32()).Chunk(rows).Select(chunk =>
        {
            var columns = chunk.Max(index => texts[index].Length);
            return new ClassifierBatch(
                [.. chunk.SelectMany(index => Pad(texts[index], columns, window))],
                [.. chunk.SelectMany(index => cells[index])], chunk, chunk.Length, columns);
        })];
        return new(batches.Length, () => batches);
    }

    private static long[][] Documents(JsonElement documents) =>
        [.. documents.EnumerateArray().Select(document => document.EnumerateArray().Select(id => id.GetInt64()).ToArray())];

    private static IEnumerable<long> Pad(long[] document, int columns, int window)
    {
        var missing = columns - document.Length;
        return [.. Enumerable.Repeat(1L, missing / window * window), .. document, .. Enumerable.Repeat(1L, missing % window)];
    }
}
