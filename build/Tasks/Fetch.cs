using Build.Data;
using Build.Training;

namespace Build.Tasks;

[TaskDescription("Downloads the newest model with its scores, model card and run record")]
public sealed class Fetch : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var folder = context.Arguments.To is { } to ? context.FromCaller(to) : context.Paths.Fetched;
        foreach (var copy in await BucketCopies.FetchAsync(context, nameof(Fetch), folder, Objects(context), OthersOf(context)))
        {
            var path = context.Paths.Relative(BucketCopies.PathOf(folder, copy.Object.Name));
            var name = $"{context.Bucket.Location}/{copy.Object.Name}";
            context.Answer(copy.Copied
                ? $"Fetch: downloaded {name}, {copy.Object.Size:N0} bytes, to {path}."
                : $"Fetch: up to date: {path} is a copy of {name}.");
        }
    }

    private static string[] Objects(BuildContext context) =>
        [TrainerArguments.ModelObject(context.Settings), TrainerArguments.ScoresObject(context.Settings)];

    /// <summary>Objects that a model of an earlier trainer may not have.</summary>
    private static string[] OthersOf(BuildContext context) =>
        [TrainerArguments.CardObject(context.Settings), TrainerArguments.RunObject(context.Settings)];
}
