using Build.Data;
using Build.Training;
using Storage;

namespace Build.Tasks;

[TaskDescription("Downloads the newest model and its scores")]
public sealed class Fetch : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var folder = context.Arguments.To is { } to ? context.FromCaller(to) : context.Paths.Fetched;
        string[] names = [TrainerArguments.ModelObject(context.Settings), TrainerArguments.ScoresObject(context.Settings)];
        var transfers = await Task.WhenAll(names.Select(name => DownloadOf(context.Bucket, name, PathOf(name))));
        foreach (var copy in await TransferDisplay.ShowAsync(context, "Fetch", progress => ParallelTransfers.RunAsync(transfers, progress)))
        {
            var (path, name) = (context.Paths.Relative(PathOf(copy.Object.Name)), copy.Object.Name);
            context.Information(copy.Copied
                ? $"Fetch: {path}, {copy.Object.Size:N0} bytes, from {context.Bucket.Location}/{name}."
                : $"Fetch: up to date: {path} is {context.Bucket.Location}/{name}.");
        }

        string PathOf(string name) => Path.Combine(folder, Path.GetFileName(name));
    }

    private static async Task<Transfer<ObjectCopy>> DownloadOf(IObjectStore bucket, string name, string path) => new(
        (await bucket.FindAsync(name))?.Size ?? 0,
        (progress, stop) => bucket.DownloadIfChangedAsync(name, path, stop, progress));
}
