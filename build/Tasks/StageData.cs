using Build.Training;
using Storage;

namespace Build.Tasks;

[TaskDescription("Copies the converted data set and the pretrained model into the bucket")]
[IsDependentOn(typeof(ConvertLabels))]
public sealed class StageData : StepTask
{
    public override Step Describe(BuildContext context) => new()
    {
        Actions = [.. Copies(context).Select(copy =>
            $"copy {context.Paths.Relative(copy.Path)} to {context.Settings.Storage.Bucket}/{copy.Object} unless it is there")],
    };

    protected override async Task ExecuteAsync(BuildContext context)
    {
        PretrainedModel.Check(context);
        foreach (var (path, name) in Copies(context))
        {
            var copy = await context.Bucket.UploadIfChangedAsync(path, name);
            context.Information(copy.Copied
                ? $"StageData: {name}, {copy.Object.Size:N0} bytes, is in {context.Bucket.Location}."
                : $"StageData: up to date: {context.Bucket.Location} holds the same {name}.");
        }
    }

    private static IEnumerable<(string Path, string Object)> Copies(BuildContext context) =>
        [(context.Paths.ConvertedDataset, TrainerArguments.DatasetObject(context.Settings)), .. PretrainedModel.Files(context)];
}
