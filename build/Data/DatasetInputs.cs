using Datasets;
using Datasets.Validation;
using Pipelines;
using Settings;
using Storage.Locations;

namespace Build.Data;

/// <summary>Inputs of the data set steps.</summary>
internal static class DatasetInputs
{
    public static Dictionary<string, string> Of(BuildContext context) => new()
    {
        ["data set"] = context.HashOf(context.DatasetPath),
        ["settings"] = SettingsHash.Of(context.Settings.Dataset, context.Settings.Split, context.Settings.Task),
        ["code"] = typeof(DatasetValidator).Module.ModuleVersionId.ToString(),
    };

    /// <exception cref="FaultException">The data set is an object that has not been downloaded.</exception>
    public static DatasetOptions Options(BuildContext context)
    {
        var dataset = context.Settings.Dataset;
        return new DatasetOptions
        {
            Path = ObjectAddress.IsCloud(dataset.Path) ? CopyOf(context) : dataset.Path,
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

    private static string CopyOf(BuildContext context) => File.Exists(context.DatasetPath)
        ? context.Paths.Relative(context.DatasetPath)
        : throw new FaultException(FaultKind.Data, $"{context.Settings.Dataset.Path} has not been fetched. Run the target FetchInputs first.");
}
