using System.ComponentModel;
using Settings;
using Settings.Declarations;

namespace Trainer.Configuration;

/// <summary>The language model that training starts from, and how it is read.</summary>
public sealed record PretrainedStart : LanguageModelSettings
{
    [Description("The language model to start from. `bucket`: the one in pretrained/LANG/ of the bucket. `wt103`: the English one. `none`: from "
        + "scratch. Without this argument English starts from `wt103`.")]
    [Argument("--pretrained")]
    public LanguageModelSource Source { get; init; }
}
