using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings;
using Settings.Declarations;

namespace Pipelines;

/// <summary>The language model that training starts from.</summary>
public sealed record PretrainedSettings : LanguageModelSettings
{
    /// <summary>The <see cref="Source"/> of a model trained from scratch.</summary>
    public const string None = "none";

    /// <summary>The <see cref="Source"/> of the English models trained on WikiText-103.</summary>
    public const string WikiText103 = "wt103";

    [Description("`none`: from scratch. `wt103`: the English WikiText-103 models. Otherwise the folder, or the gs://… prefix, "
        + "that contains `forward/`, `backward/` and `spm/`.")]
    [RegularExpression(Forms.FolderOrBucket, ErrorMessage = "none, wt103, " + Forms.FolderOrBucketName)]
    public string Source { get; init; } = None;
}
