using System.Globalization;
using System.Text.RegularExpressions;
using Faults;
using Storage;

namespace Trainer.Checkpoints;

/// <summary>The numbered checkpoints of one run in a store: the last one, and the one before it in case the last is damaged.</summary>
/// <param name="prefix">The prefix of the folder: empty, or ends in a slash.</param>
/// <param name="log">Gets a warning for each damaged checkpoint.</param>
internal sealed partial class CheckpointFolder(IObjectStore store, string prefix, TextWriter log)
{
    /// <summary>The regular expression of a checkpoint's name.</summary>
    public const string Form = @"checkpoint-(\d{6,9})\.pth";

    private const int Kept = 2;

    private int _number;
    private bool _isDescribed;

    /// <summary>The address of the folder, for messages.</summary>
    public string Location => $"{store.Location}/{prefix}".TrimEnd('/');

    /// <summary>Stores a checkpoint, then deletes those that are no longer needed.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task WriteAsync(Checkpoint checkpoint)
    {
        if (!_isDescribed)
            await RunFile.WriteAsync(store, prefix + RunFile.Name, checkpoint.Description.Run);
        _isDescribed = true;
        await ScratchFolder.UseAsync(async folder =>
        {
            var path = Path.Combine(folder, "checkpoint");
            checkpoint.Write(path);
            return await store.UploadAsync(path, NameOf(_number + 1));
        });
        _number++;
        foreach (var name in (await ListAsync()).Where(name => NumberOf(name) <= _number - Kept))
            await store.DeleteAsync(name);
    }

    /// <summary>Reads the last usable checkpoint, and logs a warning for each one that is damaged or of another version.</summary>
    /// <returns>The checkpoint; null if there is none.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<Checkpoint?> ReadLastAsync(CancellationToken cancellation)
    {
        var names = await ListAsync(cancellation);
        _number = names.Count == 0 ? 0 : NumberOf(names[^1]);
        foreach (var name in names.Reverse())
        {
            if (await ReadAsync(name, cancellation) is { } checkpoint)
                return checkpoint;
        }

        if (names.Count > 0)
            log.WriteLine($"warning: no checkpoint in {Location} can be used: the training starts over.");
        return null;
    }

    /// <summary>Deletes all checkpoints of the run.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task DeleteAllAsync(CancellationToken cancellation = default)
    {
        foreach (var name in await ListAsync(cancellation))
            await store.DeleteAsync(name, cancellation);
        await store.DeleteAsync(prefix + RunFile.Name, cancellation);
    }

    private Task<Checkpoint?> ReadAsync(string name, CancellationToken cancellation) => ScratchFolder.UseAsync(async folder =>
    {
        try
        {
            var path = Path.Combine(folder, "checkpoint");
            await store.DownloadAsync(name, path, cancellation);
            return Checkpoint.Read(path);
        }
        catch (StorageException exception) when (exception.Problem == StorageProblem.Damaged)
        {
            log.WriteLine($"warning: skipped a checkpoint: {exception.Message}");
            return null;
        }
        catch (InvalidDataException exception)
        {
            log.WriteLine($"warning: skipped a checkpoint: {store.Location}/{name}: {exception.Message}");
            return null;
        }
    });

    /// <summary>The names of the checkpoints, oldest first. Other files in the folder are ignored.</summary>
    private async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation = default)
    {
        var names = new List<string>();
        await foreach (var found in store.ListAsync(prefix, cancellation))
        {
            if (Named().IsMatch(found.Name[prefix.Length..]))
                names.Add(found.Name);
        }

        return [.. names.OrderBy(NumberOf)];
    }

    private string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}checkpoint-{number:D6}.pth");

    private int NumberOf(string name) => int.Parse(Named().Match(name[prefix.Length..]).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex($@"\A{Form}\z")]
    private static partial Regex Named();
}
