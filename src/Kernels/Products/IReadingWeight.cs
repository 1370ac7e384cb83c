namespace Kernels.Products;

/// <summary>Weight packed once for products with many rows.</summary>
internal unsafe interface IReadingWeight : IDisposable
{
    /// <summary>Computes target = bias + rows weight^T, or target += rows weight^T.</summary>
    /// <param name="rows">(M, K)</param>
    /// <param name="m">M</param>
    /// <param name="target">(M, N)</param>
    /// <param name="bias">Bias, or null to add to <paramref name="target"/>. // (N)</param>
    void Multiply(float* rows, int m, float* target, float* bias);
}
