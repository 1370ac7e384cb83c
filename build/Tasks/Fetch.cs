using Build.Training;
using Storage;

namespace Build.Tasks;

[TaskDescription("Downloads the newest model and its scores")]
public sealed class Fetch : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var folder = context.Arguments.To is { } to ? context.FromCaller(to) : context.Paths.Fetched;
        foreach (var name in new[] { TrainerArguments.ModelObject(context.Settings), TrainerArguments.ScoresObject(context.Settings) })
        {
            var path = Path.Combine(folder, Path.GetFileName(name));
            var copy = await context.Bucket.DownloadIfChangedAsync(name, path);
            context.Information(copy.Copied
                ? $"Fetch: {context.Paths.Relative(path)}, {copy.Object.Size:N0} bytes, from {context.Bucket.Location}/{name}."
                : $"Fetch: up to date: {context.Paths.Relative(path)} is {context.Bucket.Location}/{name}.");
        }
    }
}
