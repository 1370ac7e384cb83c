using System.ComponentModel;
using Pipelines;

namespace Settings;

/// <summary>The report on a trained model.</summary>
public sealed record ReportSettings
{
    [Description("Shows example texts of the data set. Leave it false where the texts are personal. The training keeps them, so a change "
        + "trains anew.")]
    public bool IncludeTexts { get; init; }
}
