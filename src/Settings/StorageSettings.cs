using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>Where the model and its scores go.</summary>
public sealed record StorageSettings
{
    [Description("A folder, or a Cloud Storage bucket with or without a prefix.")]
    [RegularExpression(Forms.FolderOrBucket, ErrorMessage = Forms.FolderOrBucketName)]
    [Argument("--bucket-name", AffectsModel = false)]
    public string Bucket { get; init; } = "artifacts/bucket";

    [Description("The folder of the model below `bucket`.")]
    [RegularExpression(Forms.ObjectPrefix, ErrorMessage = "a relative path without .. and backslashes")]
    [Argument("--model-dir")]
    public string ModelDir { get; init; } = "models";

    [Description("The file name of the model; NAME.model.zip when left out, where NAME is the pipeline's name.")]
    [RegularExpression(Forms.FileName, ErrorMessage = "a file name without a folder")]
    [Example("support.model.zip")]
    [Argument("--model-filename")]
    public string? ModelFilename { get; init; }

    [Description("The file name of the scores; NAME.scores.json when left out.")]
    [RegularExpression(Forms.FileName, ErrorMessage = "a file name without a folder")]
    [Example("support.scores.json")]
    [Argument("--score-filename")]
    public string? ScoreFilename { get; init; }
}
