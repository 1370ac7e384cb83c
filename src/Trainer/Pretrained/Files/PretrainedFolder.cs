using Storage;
using Ulmfit.Pretrained;

namespace Trainer.Pretrained.Files;

/// <summary>A local folder that holds a pretrained language model, its files named as in a bucket.</summary>
internal static class PretrainedFolder
{
    /// <returns>The paths of its files. Whether they exist is checked when they are read.</returns>
    public static PretrainedFiles Files(string folder)
    {
        var config = Path.Combine(folder, BucketLayout.Config);
        return new(
            Path.Combine(folder, BucketLayout.Weights),
            Path.Combine(folder, BucketLayout.PretrainedVocabulary),
            File.Exists(config) ? config : null,
            Path.TrimEndingDirectorySeparator(folder));
    }
}
