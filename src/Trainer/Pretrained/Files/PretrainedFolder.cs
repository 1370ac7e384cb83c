using Storage;
using Ulmfit.Pretrained;

namespace Trainer.Pretrained.Files;

/// <summary>A local folder with a pretrained language model, whose files have the same names as in a bucket.</summary>
internal static class PretrainedFolder
{
    /// <summary>The paths of the files; whether they exist is checked when they are read.</summary>
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
