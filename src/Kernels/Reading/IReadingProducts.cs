using Kernels.Lstm;
using Kernels.Products;

namespace Kernels.Reading;

/// <summary>Matrix products for inference in one number format.</summary>
internal interface IReadingProducts
{
    /// <summary>Packs a weight.</summary>
    /// <param name="weight">(N, K), with the numbers of a row contiguous; may change afterwards.</param>
    IReadingWeight Pack(Matrix weight, int n, int k);

    /// <summary>Packs the recurrent weights of an LSTM.</summary>
    /// <param name="weight">Hidden-to-hidden weights with gates in the order i, f, g, o; may change afterwards. // (4H, H)</param>
    /// <param name="units">H</param>
    IReadingRecurrence PackRecurrence(Matrix weight, int units);
}
