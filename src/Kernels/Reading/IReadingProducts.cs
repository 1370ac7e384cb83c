using Kernels.Lstm;
using Kernels.Products;

namespace Kernels.Reading;

/// <summary>The matrix products of layers that only read, in one number format.</summary>
public interface IReadingProducts
{
    /// <param name="weight">(N, K), a row's numbers beside each other; may change afterwards.</param>
    IReadingWeight Pack(Matrix weight, int n, int k);

    /// <param name="weight">Hidden to hidden, gates ordered i, f, g, o; may change afterwards. // (4H, H)</param>
    /// <param name="units">H</param>
    IReadingRecurrence PackRecurrence(Matrix weight, int units);
}
