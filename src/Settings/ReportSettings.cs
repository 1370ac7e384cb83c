using System.ComponentModel;
using Settings.Declarations;

namespace Settings;

/// <summary>The report on a trained model.</summary>
public sealed record ReportSettings
{
    [Description("Whether to show example texts of the data set. Keep it false if the texts are personal. The training stores the "
        + "texts, so a change trains again.")]
    [Argument("--include-texts", AffectsModel = false)]
    public bool IncludeTexts { get; init; }
}
