using Build.Training;

namespace Build.Data;

/// <summary>The trainer's inputs in the bucket: the files on this machine, and the objects they are copied to.</summary>
internal static class StagedFiles
{
    // A model that is already in place belongs to the user, and may have changed since it was downloaded.
    public static IReadOnlyList<(string Path, string Object)> Of(BuildContext context) =>
    [
        (context.Paths.ConvertedDataset, TrainerArguments.DatasetObject(context.Settings)),
        .. PretrainedModel.IsInPlace(context.Settings) ? [] : PretrainedFiles.Of(context),
    ];
}
