using Storage;
using Storage.Transfers;

namespace Build.Data;

/// <summary>Copies of what a job left in the pipeline's bucket.</summary>
public static class BucketCopies
{
    /// <summary>Copies objects of the bucket into a folder, those that are not there already.</summary>
    /// <param name="step">What wants them, for the progress and the error.</param>
    /// <param name="others">Objects that the bucket may lack.</param>
    /// <exception cref="FaultException">The bucket lacks one of <paramref name="names"/>: nothing was trained yet.</exception>
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

    /// <returns>Where the copy of an object lies.</returns>
    public static string PathOf(string folder, string name) => Path.Combine(folder, Path.GetFileName(name));

    private static async Task<StoredObject> FindAsync(BuildContext context, string step, string name) =>
        await context.Bucket.FindAsync(name)
        ?? throw new FaultException(
            FaultKind.Settings, $"{step}: {context.Bucket.Location} has no {name}. Train first: {context.Command("Submit")}");
}
