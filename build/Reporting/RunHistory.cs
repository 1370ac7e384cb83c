using System.Globalization;
using Runs;
using Storage;

namespace Build.Reporting;

/// <summary>
/// The records of a pipeline's runs in its bucket: the newest, which the next run overwrites, and the copies that are kept.
/// </summary>
/// <param name="newest">The object that every run writes.</param>
/// <param name="kept">The prefix of the copies' names.</param>
/// <param name="folder">The folder on this machine that records are downloaded to.</param>
internal sealed class RunHistory(IObjectStore bucket, string newest, string kept, string folder)
{
    private const string Suffix = ".run.json";

    public string Location => $"{bucket.Location}/{newest}";

    /// <summary>Copies the newest run's record to its own name, unless the copy exists.</summary>
    /// <returns>The record; null if there has been no run.</returns>
    /// <exception cref="FaultException">The object is not a run record, or the bucket fails.</exception>
    public async Task<RunRecord?> KeepNewestAsync()
    {
        if (await bucket.FindAsync(newest) is null)
            return null;
        var path = Path.Combine(folder, Path.GetFileName(newest));
        await bucket.DownloadIfChangedAsync(newest, path);
        var run = RunRecordFile.Read(path);
        await bucket.UploadIfChangedAsync(path, kept + NameOf(run));
        return run;
    }

    /// <summary>The runs before the given one, newest first.</summary>
    /// <param name="most">The maximum number of runs.</param>
    /// <param name="unreadable">Receives the faults of unreadable copies, which are skipped.</param>
    public async Task<IReadOnlyList<RunRecord>> EarlierAsync(RunRecord run, int most, Action<FaultException> unreadable)
    {
        var own = NameOf(run);
        List<string> names = [];
        await foreach (var stored in bucket.ListAsync(kept))
            names.Add(stored.Name[kept.Length..]);
        List<RunRecord> runs = [];
        // The names start with the time at which the runs began.
        foreach (var name in names.Where(name => IsRecord(name) && name != own).OrderDescending(StringComparer.Ordinal))
        {
            if (runs.Count == most)
                break;
            var path = Path.Combine(folder, name);
            await bucket.DownloadIfChangedAsync(kept + name, path);
            try
            {
                runs.Add(RunRecordFile.Read(path));
            }
            catch (FaultException fault)
            {
                unreadable(fault);
            }
        }

        return runs;
    }

    private static bool IsRecord(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal);

    // The name is the same for the same record, and differs for runs that began in the same second.
    private static string NameOf(RunRecord run)
    {
        var started = run.Environment.Started.ToUniversalTime();
        var hash = FileHash.Combine([RunRecordFile.ToJson(run)])[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{started:yyyyMMdd'T'HHmmss'Z'}-{hash}{Suffix}");
    }
}
