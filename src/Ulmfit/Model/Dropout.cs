using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>The kinds of dropout of AWD-LSTM.</summary>
internal static class Dropout
{
    /// <summary>Variational dropout (Gal &amp; Ghahramani 2016): uses one mask for all time steps of a row.</summary>
    public static Tensor DropFeatures(this IDropoutMasks masks, Tensor x, double p, bool training) => // (B, T, F)
        training && p > 0 ? x * masks.Draw(p, x.shape[0], 1, x.shape[2]) : x;

    /// <summary>Ordinary dropout: draws a mask for each element.</summary>
    public static Tensor DropElements(this IDropoutMasks masks, Tensor x, double p, bool training) =>
        training && p > 0 ? x * masks.Draw(p, x.shape) : x;

    /// <summary>Draws the DropConnect mask of a weight.</summary>
    /// <returns>The factors of the weight; null when nothing is dropped.</returns>
    public static Tensor? DrawFor(this IDropoutMasks masks, Tensor weight, double p, bool training) =>
        training && p > 0 ? masks.Draw(p, weight.shape) : null;

    /// <summary>Embedding dropout (Gal &amp; Ghahramani 2016): drops a token at all its positions in the batch.</summary>
    public static Tensor DropTokens(this IDropoutMasks masks, Tensor embedded, Tensor ids, long vocabularySize, double p, bool training)
    {
        if (!training || p == 0)
            return embedded;
        var mask = masks.Draw(p, vocabularySize, 1);                           // (V, 1)
        return embedded * mask.index_select(0, ids.flatten()).view(ids.shape[0], ids.shape[1], 1); // (B, T, E)
    }
}
