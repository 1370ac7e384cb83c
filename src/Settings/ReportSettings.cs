using System.ComponentModel;
using Settings.Declarations;

namespace Settings;

/// <summary>The report on a trained model.</summary>
public sealed record ReportSettings
{
    [Description("Shows example texts of the data set. Leave it false where the texts are personal. The training keeps them, so a change "
        + "trains anew.")]
    [Argument("--include-texts", AffectsModel = false)]
    public bool IncludeTexts { get; init; }
}
