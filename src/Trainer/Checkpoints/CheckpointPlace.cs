using System.Text.RegularExpressions;
using Storage;
using Storage.Locations;
using Trainer.Configuration;

namespace Trainer.Checkpoints;

/// <summary>
/// The place of checkpoints: a folder for one run, or a shared folder in which each run has a subfolder named after its key.
/// </summary>
/// <param name="prefix">The prefix of the folder: empty, or ends in a slash.</param>
/// <param name="isShared">Whether each run has a subfolder.</param>
/// <param name="log">Gets a warning for each damaged checkpoint and for checkpoints of other runs.</param>
internal sealed partial class CheckpointPlace(IObjectStore store, string prefix, bool isShared, TextWriter log)
{
    /// <summary>The place that the settings name; null if they turn checkpoints off.</summary>
    /// <exception cref="Faults.FaultException">The address does not have a known form.</exception>
    public static CheckpointPlace? Of(TrainerSettings settings, IObjectStore store, TextWriter log) => settings switch
    {
        { Run.CheckpointDir: RunOptions.NoCheckpoints } => null,
        { Run.CheckpointDir: { } own } => new(ObjectStores.Open(own), "", isShared: false, log),
        { Run.CheckpointRoot: { } root } => new(ObjectStores.Open(root), $"{settings.ModelFilename}/", isShared: true, log),
        _ => new(store, BucketLayout.InModelDir(settings.Storage.ModelDir, $"checkpoints/{settings.ModelFilename}/"), isShared: true, log),
    };

    /// <summary>The folder of a run.</summary>
    public CheckpointFolder FolderOf(RunIdentity run) => new(store, isShared ? $"{prefix}{run.Key}/" : prefix, log);

    /// <summary>
    /// Logs a warning for each other run that has checkpoints here and lists the differences, so that you notice a setting that you changed
    /// by mistake.
    /// </summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task NameOthersAsync(RunIdentity run, CancellationToken cancellation)
    {
        foreach (var name in await ListAsync(cancellation))
        {
            if (!name.EndsWith($"/{RunFile.Name}", StringComparison.Ordinal) || name == $"{prefix}{run.Key}/{RunFile.Name}")
                continue;
            var differences = await RunFile.ReadAsync(store, name, cancellation) is { } other
                ? string.Join("; ", other.DifferencesTo(run))
                : $"{RunFile.Name} is damaged";
            log.WriteLine(
                $"warning: {store.Location}/{name[..^(RunFile.Name.Length + 1)]} holds a checkpoint of another run, which is not changed. "
                + $"{differences}. To resume that run, use its settings and data. To delete its checkpoints, use --fresh.");
        }
    }

    /// <summary>Deletes the checkpoints of every run here.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task DeleteAllAsync(CancellationToken cancellation)
    {
        foreach (var name in await ListAsync(cancellation))
            await store.DeleteAsync(name, cancellation);
    }

    /// <summary>The names of all checkpoint files. Other files in this folder are ignored.</summary>
    private async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation)
    {
        var form = isShared ? OfShared() : OfOwn();
        var names = new List<string>();
        await foreach (var found in store.ListAsync(prefix, cancellation))
        {
            if (form.IsMatch(found.Name[prefix.Length..]))
                names.Add(found.Name);
        }

        return names;
    }

    [GeneratedRegex($@"\A[0-9a-f]{{12}}/({CheckpointFolder.Form}|run\.json)\z")]
    private static partial Regex OfShared();

    [GeneratedRegex($@"\A({CheckpointFolder.Form}|run\.json)\z")]
    private static partial Regex OfOwn();
}
