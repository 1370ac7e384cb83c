using System.Security.Cryptography;
using Datasets;
using Faults;
using Runs;
using Scoring;
using Storage;
using Storage.Locations;
using Trainer.Artifacts;
using Trainer.Configuration;
using Trainer.Data;
using Ulmfit.Classification;

namespace Trainer.Training;

/// <summary>Where a training run finds its data set and leaves what it made.</summary>
internal sealed class TrainingBucket(IObjectStore store, TrainerSettings settings)
{
    private readonly IObjectStore? _export = settings.Run.ExportDir is { } folder ? ObjectStores.Open(folder) : null;

    public string DatasetLocation => $"{store.Location}/{settings.DatasetObject}";

    public string ModelLocation => $"{store.Location}/{settings.ModelObject}";

    public string RecordLocation => $"{store.Location}/{BucketLayout.InModelDir(settings.Storage.ModelDir, settings.RecordFilename)}";

    public string ScoresLocation => $"{store.Location}/{settings.ScoresObject}";

    /// <summary>Where all of them lie too; null where nobody asked for that.</summary>
    public string? ExportLocation => _export?.Location;

    /// <returns>The rows, and the SHA-256 of the file they are from.</returns>
    /// <exception cref="StorageException">There is no such data set, or the bucket failed.</exception>
    /// <exception cref="DatasetException">The data set cannot be used; each reason is named by line.</exception>
    public Task<(LabelledTexts Rows, string Sha256)> ReadAsync(CancellationToken cancellation) => ScratchFolder.UseAsync(async folder =>
    {
        var path = Path.Combine(folder, "dataset.csv");
        await store.DownloadAsync(settings.DatasetObject, path, cancellation);
        try
        {
            var rows = LabelledTexts.Read(path, settings, cancellation);
            await using var file = File.OpenRead(path);
            return (rows, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)));
        }
        catch (DatasetException exception)
        {
            // The copy is gone when the message is read.
            throw new DatasetException(DatasetLocation, exception.Findings);
        }
    });

    /// <summary>Leaves the model, its card, its scores and the record of its run.</summary>
    /// <exception cref="StorageException">The bucket failed.</exception>
    public Task WriteAsync(
        Classifier classifier, ModelDescription description, TestScores scores, RunRecord run, CancellationToken cancellation) =>
        ScratchFolder.UseAsync(async folder =>
        {
            (string Path, string Name)[] files =
            [
                (Path.Combine(folder, "run"), settings.RecordFilename),
                (Path.Combine(folder, "card"), settings.CardFilename),
                (Path.Combine(folder, "model"), settings.ModelFilename),
                (Path.Combine(folder, "scores"), settings.ScoreFilename),
            ];
            RunRecordFile.Write(files[0].Path, run);
            AtomicFile.WriteAllText(files[1].Path, ModelCard.Write(description, scores));
            ModelFile.Write(files[2].Path, classifier, description, scores);
            ScoresFile.Write(files[3].Path, scores);
            // Whatever lies in the folder of the export becomes the artifacts of the model that the service registers, so nothing else may.
            foreach (var (path, name) in _export is null ? [] : files)
                await _export!.UploadAsync(path, name, cancellation: cancellation);
            foreach (var (path, name) in files)
                await store.UploadAsync(path, BucketLayout.InModelDir(settings.Storage.ModelDir, name), cancellation: cancellation);
            return true;
        });
}
