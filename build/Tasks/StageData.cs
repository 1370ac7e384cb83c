using Build.Data;
using Build.Training;
using Storage;
using Storage.Transfers;

namespace Build.Tasks;

[TaskDescription("Copies the converted data set and the pretrained model to the bucket")]
[IsDependentOn(typeof(ConvertLabels))]
public sealed class StageData : StepTask
{
    internal override Step Describe(BuildContext context) => new()
    {
        Actions = [.. StagedFiles.Of(context).Select(copy =>
            $"copy {context.Paths.Relative(copy.Path)} to {context.Settings.Storage.Bucket}/{copy.Object} unless it exists")],
    };

    protected override async Task ExecuteAsync(BuildContext context)
    {
        PretrainedFiles.Check(context);
        var transfers = StagedFiles.Of(context).Select(copy => new Transfer<ObjectCopy>(
            new FileInfo(copy.Path).Length,
            (copied, stop) => context.Bucket.UploadIfChangedAsync(copy.Path, copy.Object, stop, copied)));
        var copies = await TransferDisplay.ShowAsync(
            context, Name, progress => ParallelTransfers.RunAsync([.. transfers], progress));
        foreach (var copy in copies)
        {
            context.Information(copy.Copied
                ? $"StageData: copied {copy.Object.Name}, {copy.Object.Size:N0} bytes, to {context.Bucket.Location}."
                : $"StageData: up to date: {context.Bucket.Location} has the same {copy.Object.Name}.");
        }

        if (PretrainedModel.IsInPlace(context.Settings))
            context.Information($"StageData: up to date: the trainer reads the pretrained model from its source, {context.Settings.Pretrained.Source}.");
    }
}
