using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Memory;

/// <summary>Creates numbers for native code that the garbage collector does not free while they are in use.</summary>
/// <remarks>
/// TorchSharp passes the address of a scalar without keeping the object alive, so its finalizer can free the number during the operation,
/// which then fails or computes with another value. This class keeps the most recent numbers, far more than any thread uses at a time. The
/// operators + and - of two tensors also create such a number, the factor 1 of the second tensor, and <c>square</c> creates the exponent 2.
/// <c>BannedSymbols.txt</c> lists the members that must not be called.
/// </remarks>
public static class Held
{
    private const int Kept = 4096;

    private static readonly Scalar?[] Newest = new Scalar?[Kept];
    private static readonly Scalar One = 1.ToScalar(), MinusOne = (-1).ToScalar();
    private static uint _count;

    /// <summary>Creates a floating-point number.</summary>
    public static Scalar Number(double value) => Hold(value.ToScalar());

    /// <summary>Creates an integer.</summary>
    public static Scalar Number(long value) => Hold(value.ToScalar());

    /// <summary>Adds two tensors.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    /// <summary>Subtracts a tensor from another.</summary>
    public static Tensor Minus(this Tensor left, Tensor right) => left.add(right, MinusOne);

    /// <summary>Squares each element.</summary>
    public static Tensor Squared(this Tensor tensor) => tensor.mul(tensor);

    private static Scalar Hold(Scalar scalar) => Newest[Interlocked.Increment(ref _count) % Kept] = scalar;
}
