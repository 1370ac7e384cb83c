using Datasets;
using Pipelines;

namespace Build.Data;

/// <summary>What the data set steps read.</summary>
public static class DatasetInputs
{
    public static Dictionary<string, string> Of(BuildContext context) => new()
    {
        ["data set"] = context.HashOf(context.DatasetPath),
        ["settings"] = SettingsHash.Of(context.Settings.Dataset, context.Settings.Split, context.Settings.Task),
        ["code"] = typeof(DatasetValidator).Module.ModuleVersionId.ToString(),
    };

    public static DatasetOptions Options(BuildContext context)
    {
        var dataset = context.Settings.Dataset;
        return new DatasetOptions
        {
            Path = dataset.Path,
            TextColumn = dataset.TextColumn,
            Labels = dataset.Labels,
            LabelDelimiter = dataset.LabelDelimiter,
            OtherLabel = dataset.OtherLabel,
            ExclusiveLabels = context.Settings.Task == ClassificationTask.Multiclass,
            Separator = dataset.Separator switch
            {
                Separator.Comma => ',',
                Separator.Semicolon => ';',
                Separator.Tab => '\t',
                _ => null,
            },
            TestShare = context.Settings.Split.Test,
            ValidationShare = context.Settings.Split.Validation,
        };
    }
}
