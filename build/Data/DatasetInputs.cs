using Datasets;
using Pipelines;
using Storage;

namespace Build.Data;

/// <summary>What the data set steps read.</summary>
public static class DatasetInputs
{
    public static Dictionary<string, string> Of(BuildContext context) => new()
    {
        ["data set"] = context.HashOf(context.DatasetPath),
        ["settings"] = SettingsHash.Of(context.Settings.Dataset, context.Settings.Split),
        ["code"] = typeof(DatasetValidator).Module.ModuleVersionId.ToString(),
    };

    /// <exception cref="FaultException">The file is not there.</exception>
    public static DatasetOptions Options(BuildContext context)
    {
        var dataset = context.Settings.Dataset;
        if (!File.Exists(context.DatasetPath))
        {
            throw new FaultException(
                FaultKind.Data, $"{dataset.Path}: there is no such file. Put the data set there, or correct dataset.path of pipeline {context.Settings.Name}.");
        }

        return new DatasetOptions
        {
            Path = context.DatasetPath,
            TextColumn = dataset.TextColumn,
            Labels = dataset.Labels,
            LabelDelimiter = dataset.LabelDelimiter,
            OtherLabel = dataset.OtherLabel,
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
