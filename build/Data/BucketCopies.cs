using Storage;
using Storage.Transfers;

namespace Build.Data;

/// <summary>Local copies of a job's results in the pipeline's bucket.</summary>
internal static class BucketCopies
{
    /// <summary>Downloads objects of the bucket into a folder, except those that are already there.</summary>
    /// <param name="step">The step that needs them, for the progress display and the error.</param>
    /// <param name="others">Objects that may be missing.</param>
    /// <exception cref="FaultException">One of <paramref name="names"/> is missing: no training has finished yet.</exception>
    public static async Task<IReadOnlyList<ObjectCopy>> FetchAsync(
        BuildContext context, string step, string folder, IEnumerable<string> names, params IEnumerable<string> others)
    {
        var found = await Task.WhenAll(names.Select(name => FindAsync(context, step, name)));
        var more = await Task.WhenAll(others.Select(name => context.Bucket.FindAsync(name)));
        var transfers = found.Concat(more.OfType<StoredObject>()).Select(each => new Transfer<ObjectCopy>(
            each.Size,
            (copied, stop) => context.Bucket.DownloadIfChangedAsync(each.Name, PathOf(folder, each.Name), stop, copied)));
        return await TransferDisplay.ShowAsync(context, step, progress => ParallelTransfers.RunAsync([.. transfers], progress));
    }

    /// <returns>The path of an object's copy.</returns>
    public static string PathOf(string folder, string name) => Path.Combine(folder, Path.GetFileName(name));

    private static async Task<StoredObject> FindAsync(BuildContext context, string step, string name) =>
        await context.Bucket.FindAsync(name)
        ?? throw new FaultException(
            FaultKind.Settings, $"{step}: {context.Bucket.Location} has no {name}. Train first: {context.Command("Submit")}");
}
