using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A trainable tensor with fastai's name.</summary>
/// <param name="Decays">
/// Whether weight decay applies. It does not apply to batch normalisation and to parameters that fastai names <c>bias</c>.
/// </param>
public sealed record ModelParameter(string Name, Tensor Value, bool Decays = true)
{
    /// <summary>The same parameter with a prefix before its name.</summary>
    public ModelParameter Under(string prefix) => this with { Name = prefix + Name };
}
