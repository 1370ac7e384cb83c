namespace Pipelines;

/// <summary>The number format of the matrix products in training steps.</summary>
public enum Precision
{
    Fp32,
    Bf16,
}
