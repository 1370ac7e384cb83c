namespace Settings;

/// <summary>The number format of the matrix products in training steps. All else is computed in single precision.</summary>
public enum Precision
{
    /// <summary>Single precision.</summary>
    Fp32,

    /// <summary>bfloat16: factors with 8 significant bits and the range of single precision, added up in single precision.</summary>
    Bf16,
}
