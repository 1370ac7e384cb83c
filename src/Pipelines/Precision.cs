namespace Pipelines;

/// <summary>The number format of the matrix products in training.</summary>
public enum Precision
{
    Fp32,
    Bf16,
}
