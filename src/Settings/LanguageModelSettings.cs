using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings;

/// <summary>How the language model that training starts from is read.</summary>
public record LanguageModelSettings
{
    [Description("The reading direction; `both` averages one model each way.")]
    [Argument("--direction")]
    public Direction Direction { get; init; }

    [Description("The web address of the archives of `wt103`; fastai's own when left out.")]
    [RegularExpression(Forms.WebAddress, ErrorMessage = Forms.WebAddressName)]
    [Example("https://models.example.com/wt103")]
    [Argument("--english-archives", AffectsModel = false)]
    public string? EnglishArchives { get; init; }
}
