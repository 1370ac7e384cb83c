using System.Text.Json;
using Faults;
using Storage;

namespace Trainer.Checkpoints;

/// <summary>The small file beside the checkpoints of a run that says of what they are, so that none need be fetched to be asked.</summary>
internal static class RunFile
{
    public const string Name = "run.json";

    private static readonly JsonSerializerOptions Json = new(CheckpointDescription.Json) { WriteIndented = true };

    /// <exception cref="StorageException">The store failed.</exception>
    public static Task WriteAsync(IObjectStore store, string name, RunIdentity run) => ScratchFolder.UseAsync(async folder =>
    {
        var path = Path.Combine(folder, Name);
        AtomicFile.WriteAllText(path, JsonSerializer.Serialize(run, Json));
        return await store.UploadIfChangedAsync(path, name);
    });

    /// <returns>Null when the file is damaged.</returns>
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
