using Build.Data;
using Build.Training;
using Storage;

namespace Build.Tasks;

[TaskDescription("Downloads the newest model, its scores, its card and the record of its run")]
public sealed class Fetch : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var folder = context.Arguments.To is { } to ? context.FromCaller(to) : context.Paths.Fetched;
        var found = await Task.WhenAll(Objects(context).Select(name => FindAsync(context, name)));
        var others = await Task.WhenAll(OthersOf(context).Select(name => context.Bucket.FindAsync(name)));
        var transfers = found.Concat(others.OfType<StoredObject>()).Select(each => new Transfer<ObjectCopy>(
            each.Size,
            (copied, stop) => context.Bucket.DownloadIfChangedAsync(each.Name, PathOf(folder, each.Name), stop, copied)));
        foreach (var copy in await TransferDisplay.ShowAsync(
            context, nameof(Fetch), progress => ParallelTransfers.RunAsync([.. transfers], progress)))
        {
            var (path, name) = (context.Paths.Relative(PathOf(folder, copy.Object.Name)), $"{context.Bucket.Location}/{copy.Object.Name}");
            context.Answer(copy.Copied
                ? $"Fetch: {path}, {copy.Object.Size:N0} bytes, is {name}."
                : $"Fetch: up to date: {path} is {name}.");
        }
    }

    private static string[] Objects(BuildContext context) =>
        [TrainerArguments.ModelObject(context.Settings), TrainerArguments.ScoresObject(context.Settings)];

    /// <summary>What a model of an earlier trainer may lack.</summary>
    private static string[] OthersOf(BuildContext context) =>
        [TrainerArguments.CardObject(context.Settings), TrainerArguments.RunObject(context.Settings)];

    private static string PathOf(string folder, string name) => Path.Combine(folder, Path.GetFileName(name));

    private static async Task<StoredObject> FindAsync(BuildContext context, string name) =>
        await context.Bucket.FindAsync(name)
        ?? throw new FaultException(
            FaultKind.Settings, $"Fetch: {context.Bucket.Location} has no {name}. Train first: {context.Command("Submit")}");
}
