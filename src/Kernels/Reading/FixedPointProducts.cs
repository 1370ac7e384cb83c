using Kernels.Lstm;
using Kernels.Products;
using Kernels.Products.FixedPoint;

namespace Kernels.Reading;

/// <summary>Matrix products of 16-bit integers.</summary>
internal sealed class FixedPointProducts(FixedPointTile tile) : IReadingProducts
{
    public IReadingWeight Pack(Matrix weight, int n, int k) => new FixedPointWeight(weight, n, k, tile);

    public IReadingRecurrence PackRecurrence(Matrix weight, int units) => new FixedPointLstmRecurrence(weight, units, tile);
}
