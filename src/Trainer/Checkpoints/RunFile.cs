using System.Text.Json;
using Faults;
using Storage;

namespace Trainer.Checkpoints;

/// <summary>The file <c>run.json</c> with the identity of a run, which can be read without downloading a checkpoint.</summary>
internal static class RunFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "run.json";

    private static readonly JsonSerializerOptions Json = new(CheckpointDescription.Json) { WriteIndented = true };

    /// <summary>Uploads the file.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public static Task WriteAsync(IObjectStore store, string name, RunIdentity run) => ScratchFolder.UseAsync(async folder =>
    {
        var path = Path.Combine(folder, Name);
        AtomicFile.WriteAllText(path, JsonSerializer.Serialize(run, Json));
        return await store.UploadIfChangedAsync(path, name);
    });

    /// <summary>Downloads the file.</summary>
    /// <returns>The identity; null when the file is damaged.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    public static Task<RunIdentity?> ReadAsync(IObjectStore store, string name, CancellationToken cancellation) =>
        ScratchFolder.UseAsync(async folder =>
        {
            var path = Path.Combine(folder, Name);
            try
            {
                await store.DownloadAsync(name, path, cancellation);
                return JsonSerializer.Deserialize<RunIdentity>(await File.ReadAllTextAsync(path, cancellation), Json);
            }
            catch (StorageException exception) when (exception.Problem == StorageProblem.Damaged)
            {
                return null;
            }
            catch (JsonException)
            {
                return null;
            }
        });
}
