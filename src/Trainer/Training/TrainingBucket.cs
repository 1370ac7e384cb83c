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

/// <summary>Reads the data set of a training run from the bucket, and writes the results to it.</summary>
internal sealed class TrainingBucket(IObjectStore store, TrainerSettings settings)
{
    private readonly IObjectStore? _export = settings.Run.ExportDir is { } folder ? ObjectStores.Open(folder) : null;

    /// <summary>The address of the data set, for messages.</summary>
    public string DatasetLocation => $"{store.Location}/{settings.DatasetObject}";

    /// <summary>The address of the model, for messages.</summary>
    public string ModelLocation => $"{store.Location}/{settings.ModelObject}";

    /// <summary>The address of the record of the run, for messages.</summary>
    public string RecordLocation => $"{store.Location}/{BucketLayout.InModelDir(settings.Storage.ModelDir, settings.RecordFilename)}";

    /// <summary>The address of the scores, for messages.</summary>
    public string ScoresLocation => $"{store.Location}/{settings.ScoresObject}";

    /// <summary>The address of the copies of all results; null if no copies are requested.</summary>
    public string? ExportLocation => _export?.Location;

    /// <summary>Reads the data set.</summary>
    /// <returns>The rows, and the SHA-256 of the file.</returns>
    /// <exception cref="StorageException">The data set does not exist, or the bucket failed.</exception>
    /// <exception cref="DatasetException">The data set is not valid; the message lists each problem with its line.</exception>
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
            // The local copy no longer exists when the message is read.
            throw new DatasetException(DatasetLocation, exception.Findings);
        }
    });

    /// <summary>Writes the model, its card, its scores and the record of the run.</summary>
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
            // The service registers all files in the export folder as artifacts of the model, so no other files may be written there.
            foreach (var (path, name) in _export is null ? [] : files)
                await _export!.UploadAsync(path, name, cancellation: cancellation);
            foreach (var (path, name) in files)
                await store.UploadAsync(path, BucketLayout.InModelDir(settings.Storage.ModelDir, name), cancellation: cancellation);
            return true;
        });
}
