using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipelines.Definition;
using Settings.Declarations;

namespace Pipelines;

/// <summary>The language model that training starts from.</summary>
public sealed record PretrainedSettings
{
    /// <summary>The <see cref="Source"/> of a model trained from scratch.</summary>
    public const string None = "none";

    /// <summary>The <see cref="Source"/> of the English models trained on WikiText-103.</summary>
    public const string WikiText103 = "wt103";

    [Description("`none`: from scratch. `wt103`: the English WikiText-103 models. Else the folder, or gs://… prefix, that holds "
        + "`forward/`, `backward/` and `spm/`.")]
    [RegularExpression(Forms.FolderOrBucket, ErrorMessage = "none, wt103, " + Forms.FolderOrBucketName)]
    public string Source { get; init; } = None;

    [Description("The reading direction; `both` averages one model each way.")]
    public Direction Direction { get; init; }

    [Description("Where the archives of `wt103` are fetched from, if not from fastai's own address.")]
    [RegularExpression(Forms.WebAddress, ErrorMessage = Forms.WebAddressName)]
    [Example("https://models.example.com/wt103")]
    public string? EnglishArchives { get; init; }
}
