using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>The columns of a data set, and the labels in them.</summary>
public record DatasetColumns
{
    [Description("The column of texts.")]
    [RegularExpression(Forms.NotBlank, ErrorMessage = "a column name")]
    [Argument("--text-col")]
    public string TextColumn { get; init; } = "text";

    [Description("The label columns, each holding 0 or 1 (or False, True).")]
    [Example("[delivery, billing]")]
    [Argument("--label-list", JoinedBy = nameof(LabelDelimiter))]
    public required IReadOnlyList<string> Labels { get; init; }

    [Description("The separator between the labels of a text in the converted file. No label may contain it.")]
    [RegularExpression("^[^\"\\r\\n]+$", ErrorMessage = "at least one character, and neither a quote nor a line break")]
    [Argument("--label-delim")]
    public string LabelDelimiter { get; init; } = ",";

    [Description("The label of a text that carries none of `labels`.")]
    [RegularExpression(Forms.NotBlank, ErrorMessage = "a label name")]
    [Argument("--other-label")]
    public string OtherLabel { get; init; } = "other";
}
