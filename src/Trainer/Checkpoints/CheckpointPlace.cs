using System.Text.RegularExpressions;
using Storage;
using Storage.Locations;
using Trainer.Configuration;

namespace Trainer.Checkpoints;

/// <summary>Where checkpoints lie: a folder for one run alone, or one where every run has a folder of its own, named by what it is of.</summary>
/// <param name="prefix">Empty, or ends in a slash.</param>
/// <param name="isShared">Whether runs have folders of their own there.</param>
/// <param name="log">Hears of damaged checkpoints, and of those of other runs.</param>
internal sealed partial class CheckpointPlace(IObjectStore store, string prefix, bool isShared, TextWriter log)
{
    /// <returns>The place the settings name; null for none.</returns>
    /// <exception cref="Faults.FaultException">They name no address of a known form.</exception>
    public static CheckpointPlace? Of(TrainerSettings settings, IObjectStore store, TextWriter log) => settings switch
    {
        { Run.CheckpointDir: RunOptions.NoCheckpoints } => null,
        { Run.CheckpointDir: { } own } => new(ObjectStores.Open(own), "", isShared: false, log),
        { Run.CheckpointRoot: { } root } => new(ObjectStores.Open(root), $"{settings.ModelFilename}/", isShared: true, log),
        _ => new(store, BucketLayout.InModelDir(settings.Storage.ModelDir, $"checkpoints/{settings.ModelFilename}/"), isShared: true, log),
    };

    public CheckpointFolder FolderOf(RunIdentity run) => new(store, isShared ? $"{prefix}{run.Key}/" : prefix, log);

    /// <summary>Says which other runs have checkpoints here and how they differ: whoever changed a setting unawares can change it back.</summary>
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
                $"warning: {store.Location}/{name[..^(RunFile.Name.Length + 1)]} holds a checkpoint of another run, which is left alone. "
                + $"{differences}. Go on with what is there, or delete it; --fresh does so.");
        }
    }

    /// <summary>Deletes the checkpoints of every run here.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task DeleteAllAsync(CancellationToken cancellation)
    {
        foreach (var name in await ListAsync(cancellation))
            await store.DeleteAsync(name, cancellation);
    }

    /// <returns>What checkpoints are made of. Whatever else lies here is nobody's of ours.</returns>
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
