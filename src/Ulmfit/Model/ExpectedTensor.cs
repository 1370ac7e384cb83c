namespace Ulmfit.Model;

/// <summary>A tensor that a model needs.</summary>
/// <param name="Name">Fastai's key.</param>
/// <param name="Shape">The sizes of its dimensions.</param>
/// <param name="TiedTo">The key of the tensor that it shares its weights with; null if none. A file may omit a tied tensor.</param>
public sealed record ExpectedTensor(string Name, long[] Shape, string? TiedTo = null)
{
    /// <summary>The same tensor with a prefix before its keys.</summary>
    public ExpectedTensor Under(string prefix) =>
        this with { Name = prefix + Name, TiedTo = TiedTo is null ? null : prefix + TiedTo };
}
