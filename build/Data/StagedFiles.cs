using Build.Training;

namespace Build.Data;

/// <summary>What the trainer reads from the bucket: the files of this machine, and the objects that are to hold the same.</summary>
internal static class StagedFiles
{
    // What lies in its place is the user's own, and may have changed since it was fetched.
    public static IReadOnlyList<(string Path, string Object)> Of(BuildContext context) =>
    [
        (context.Paths.ConvertedDataset, TrainerArguments.DatasetObject(context.Settings)),
        .. PretrainedModel.IsInPlace(context.Settings) ? [] : PretrainedFiles.Of(context),
    ];
}
