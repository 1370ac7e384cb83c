using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>Concat pooling over the positions that are not padding: last output, maximum, mean.</summary>
/// <remarks>Howard &amp; Ruder, "Universal Language Model Fine-tuning for Text Classification", 2018, section 3.3.</remarks>
internal static class ConcatPooling
{
    /// <param name="output">The encoder's output. // (B, T, E)</param>
    /// <param name="padding">True where a position is padding. // (B, T)</param>
    /// <param name="window">
    /// The number of columns that the encoder reads at a time; only <see cref="Compatibility.Fastai"/> uses it.
    /// </param>
    /// <returns>(B, 3E)</returns>
    public static Tensor Pool(Tensor output, Tensor padding, int window, Compatibility compatibility)
    {
        var columns = output.shape[1];
        var position = compatibility == Compatibility.None
            ? (arange(Held.Number(columns), device: output.device).unsqueeze(0) * padding.logical_not()).amax([1])                       // (B)
            : padding.narrow(1, Math.Max(0, columns - window), Math.Min(window, columns)).sum(1).neg().add(Held.Number(columns - 1)); // (B)
        var last = output.gather(1, position.view(-1, 1, 1).expand(-1, 1, output.shape[2])).squeeze(1);                    // (B, E)
        var hidden = padding.unsqueeze(2);                                                                                 // (B, T, 1)
        var max = output.masked_fill(hidden, Held.Number(double.NegativeInfinity)).max(1).values;                                        // (B, E)
        var mean = output.masked_fill(hidden, Held.Number(0)).sum(1) / padding.logical_not().sum(1).to(output.dtype).unsqueeze(1);         // (B, E)
        return cat([last, max, mean], 1);
    }
}
