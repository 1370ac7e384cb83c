using System.Threading.Channels;
using Faults;
using Text;
using Ulmfit.Batches;
using Ulmfit.Classification;

namespace Trainer.Cli.Predicting;

/// <summary>Predicts a stream of rows in order, in memory that is independent of its length.</summary>
/// <remarks>
/// One thread reads and tokenizes, one runs the network, one writes. Each is at most one window ahead of the next, so there are at most
/// five windows.
/// </remarks>
/// <param name="written">Called with the number of rows written.</param>
internal sealed class PredictionPipeline(Classifier classifier, ITextSource source, IPredictionWriter writer, Action<int> written)
{
    private readonly Channel<EncodedRows> _encoded = OneAhead<EncodedRows>();
    private readonly Channel<PredictedRows> _predicted = OneAhead<PredictedRows>();

    /// <summary>Runs the pipeline to the end of the input.</summary>
    /// <exception cref="FaultException">A row is not valid; the rows before it were written.</exception>
    /// <exception cref="IOException">The rows cannot be written.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ = RunStage(() => Encode(stop.Token), _encoded.Writer);
        var predicting = RunStage(() => Predict(stop.Token), _predicted.Writer);
        try
        {
            // The failure of a stage reaches the next stage, and finally the last, after all earlier rows.
            await Task.Run(() => WriteAsync(stop.Token), CancellationToken.None);
        }
        finally
        {
            await stop.CancelAsync();
            await predicting; // releases the network to the caller; a read that waits for input is abandoned
        }
    }

    private void Encode(CancellationToken cancellation)
    {
        var parallel = new ParallelTexts(Environment.ProcessorCount);
        foreach (var rows in source.Read(cancellation))
        {
            var documents = parallel.Select(rows.Select(row => row.Text), classifier.Encode, cancellation).ToArray();
            Put(_encoded.Writer, new(rows, documents), cancellation);
        }
    }

    private void Predict(CancellationToken cancellation)
    {
        foreach (var window in _encoded.Reader.ReadAllAsync(cancellation).ToBlockingEnumerable(cancellation))
        {
            var probabilities = classifier.PredictEncoded(window.Documents, DocumentBatches.MostRows, cancellation);
            Put(_predicted.Writer, new(window.Rows, [.. probabilities.Select(classifier.Decide)]), cancellation);
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        await foreach (var window in _predicted.Reader.ReadAllAsync(cancellation))
        {
            foreach (var (row, prediction) in window.Rows.Zip(window.Predictions))
                writer.Write(row, prediction);
            writer.Flush();
            written(window.Rows.Count);
        }

        writer.Flush();
    }

    private static Channel<T> OneAhead<T>() =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });

    private static void Put<T>(ChannelWriter<T> next, T window, CancellationToken cancellation) =>
        next.WriteAsync(window, cancellation).AsTask().GetAwaiter().GetResult();

    /// <summary>Runs a stage on its own thread, because the network keeps state per thread.</summary>
    private static Task RunStage<T>(Action stage, ChannelWriter<T> next) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                stage();
                next.Complete();
            }
            catch (Exception failure)
            {
                next.Complete(failure);
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private sealed record EncodedRows(IReadOnlyList<TextRow> Rows, IReadOnlyList<int[]> Documents);

    private sealed record PredictedRows(IReadOnlyList<TextRow> Rows, IReadOnlyList<Prediction> Predictions);
}
