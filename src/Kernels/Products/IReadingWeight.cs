namespace Kernels.Products;

/// <summary>A weight that is packed once, for products with many rows.</summary>
public unsafe interface IReadingWeight : IDisposable
{
    /// <summary>target = bias + rows weight^T, or target += rows weight^T.</summary>
    /// <param name="rows">(M, K)</param>
    /// <param name="m">M</param>
    /// <param name="target">(M, N)</param>
    /// <param name="bias">Null to add to what <paramref name="target"/> holds. // (N)</param>
    void Multiply(float* rows, int m, float* target, float* bias);
}
