using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipelines.Definition;
using Settings.Declarations;

namespace Pipelines;

/// <summary>The data set as it is found, and the label column made of it.</summary>
public sealed record DatasetSettings
{
    [Description("The CSV file: a path from the working folder, or an object in Cloud Storage.")]
    [RegularExpression(Forms.FileOrObject, ErrorMessage = Forms.FileOrObjectName)]
    [Example("samples/support-messages.csv")]
    public required string Path { get; init; }

    [Description("The column of texts.")]
    [RegularExpression(Forms.NotBlank, ErrorMessage = "a column name")]
    public string TextColumn { get; init; } = "text";

    [Description("The label columns, each holding 0 or 1 (or False, True).")]
    [Example("[delivery, billing]")]
    public required IReadOnlyList<string> Labels { get; init; }

    [Description("What joins the labels of a text in the converted file. No label may contain it.")]
    [RegularExpression("^[^\"\\r\\n]+$", ErrorMessage = "at least one character, and neither a quote nor a line break")]
    public string LabelDelimiter { get; init; } = ",";

    [Description("The label of a text that carries none of `labels`.")]
    [RegularExpression(Forms.NotBlank, ErrorMessage = "a label name")]
    public string OtherLabel { get; init; } = "other";

    [Description("What separates the cells of a row; `auto` finds it in the header.")]
    public Separator Separator { get; init; }
}
