using Build.Training;
using Storage;

namespace Build.Tasks;

[TaskDescription("Copies the converted data set into the bucket")]
[IsDependentOn(typeof(ConvertLabels))]
public sealed class StageData : StepTask
{
    public override Step Describe(BuildContext context) => new()
    {
        Actions =
        [
            $"copy {context.Paths.Relative(context.Paths.ConvertedDataset)} to "
                + $"{context.Settings.Storage.Bucket}/{TrainerArguments.DatasetObject(context.Settings)} unless it is there",
        ],
    };

    protected override async Task ExecuteAsync(BuildContext context)
    {
        var name = TrainerArguments.DatasetObject(context.Settings);
        var copy = await context.Bucket.UploadIfChangedAsync(context.Paths.ConvertedDataset, name);
        context.Information(copy.Copied
            ? $"StageData: {name}, {copy.Object.Size:N0} bytes, is in {context.Bucket.Location}."
            : $"StageData: up to date: {context.Bucket.Location} holds the same {name}.");
    }
}
