using Datasets;
using Storage;
using Trainer.Artifacts;
using Trainer.Data;
using Trainer.Evaluation;

namespace Trainer;

/// <summary>Where a training run finds its data set and leaves what it made.</summary>
internal sealed class TrainingBucket(IObjectStore store, TrainerSettings settings)
{
    private readonly IObjectStore? _export = settings.ExportDir is { } folder ? ObjectStores.Open(folder) : null;

    public string DatasetLocation => $"{store.Location}/{settings.DatasetObject}";

    public string ModelLocation => $"{store.Location}/{settings.ModelObject}";

    public string ScoresLocation => $"{store.Location}/{settings.ScoresObject}";

    /// <summary>Where model and scores lie too; null where nobody asked for that.</summary>
    public string? ExportLocation => _export?.Location;

    /// <exception cref="StorageException">There is no such data set, or the bucket failed.</exception>
    /// <exception cref="DatasetException">The data set cannot be used; each reason is named by line.</exception>
    public Task<LabelledTexts> ReadAsync(CancellationToken cancellation) => ScratchFolder.UseAsync(async folder =>
    {
        var path = Path.Combine(folder, "dataset.csv");
        await store.DownloadAsync(settings.DatasetObject, path, cancellation);
        try
        {
            return LabelledTexts.Read(path, settings, cancellation);
        }
        catch (DatasetException exception)
        {
            // The copy is gone when the message is read.
            throw new DatasetException(DatasetLocation, exception.Findings);
        }
    });

    /// <exception cref="StorageException">The bucket failed.</exception>
    public Task WriteAsync(
        Classifier classifier, ScoreSheet scores, IReadOnlyList<StageHistory> history, CancellationToken cancellation) =>
        ScratchFolder.UseAsync(async folder =>
        {
            var (model, sheet) = (Path.Combine(folder, "model"), Path.Combine(folder, "scores"));
            ModelFile.Write(model, classifier, settings, scores, history);
            ScoresFile.Write(sheet, scores);
            if (_export is not null)
            {
                // Whatever lies in this folder becomes the artifacts of the model that the service registers, so nothing else may.
                await _export.UploadAsync(model, settings.ModelFilename, cancellation: cancellation);
                await _export.UploadAsync(sheet, settings.ScoreFilename, cancellation: cancellation);
            }

            await store.UploadAsync(model, settings.ModelObject, cancellation: cancellation);
            await store.UploadAsync(sheet, settings.ScoresObject, cancellation: cancellation);
            return true;
        });
}
