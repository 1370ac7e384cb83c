using Build.Data;
using Build.Training;

namespace Build.Tasks;

[TaskDescription("Downloads the newest model and its scores")]
public sealed class Fetch : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var folder = context.Arguments.To is { } to ? context.FromCaller(to) : context.Paths.Fetched;
        foreach (var copy in await BucketCopies.FetchAsync(
            context, nameof(Fetch), folder,
            TrainerArguments.ModelObject(context.Settings), TrainerArguments.ScoresObject(context.Settings)))
        {
            var path = context.Paths.Relative(BucketCopies.PathOf(folder, copy.Object.Name));
            var name = $"{context.Bucket.Location}/{copy.Object.Name}";
            context.Information(copy.Copied
                ? $"Fetch: {path}, {copy.Object.Size:N0} bytes, is {name}."
                : $"Fetch: up to date: {path} is {name}.");
        }
    }
}
