using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings;
using Settings.Declarations;

namespace Pipelines;

/// <summary>The data set as it is found, and the label column made of it.</summary>
public sealed record DatasetSettings : DatasetColumns
{
    [Description("The CSV file: a path from the working folder, or an object in Cloud Storage.")]
    [RegularExpression(Forms.FileOrObject, ErrorMessage = Forms.FileOrObjectName)]
    [Example("samples/support-messages.csv")]
    public required string Path { get; init; }

    [Description("The separator between the cells of a row; `auto` detects it in the header.")]
    public Separator Separator { get; init; }
}
