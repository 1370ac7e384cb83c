using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A trainable tensor under fastai's name.</summary>
/// <param name="Decays">Whether weight decay applies: not to batch normalisation, nor to what fastai names plainly <c>bias</c>.</param>
public sealed record ModelParameter(string Name, Tensor Value, bool Decays = true)
{
    public ModelParameter Under(string prefix) => this with { Name = prefix + Name };
}
