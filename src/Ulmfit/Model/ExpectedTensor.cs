namespace Ulmfit.Model;

/// <summary>A tensor that a model needs.</summary>
/// <param name="Name">Fastai's key.</param>
/// <param name="Shape">The sizes of its dimensions.</param>
/// <param name="TiedTo">The key of the tensor it is the same as; null for one of its own. A file may leave a tied tensor out.</param>
public sealed record ExpectedTensor(string Name, long[] Shape, string? TiedTo = null)
{
    public ExpectedTensor Under(string prefix) =>
        this with { Name = prefix + Name, TiedTo = TiedTo is null ? null : prefix + TiedTo };
}
