using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Memory;

/// <summary>Numbers handed to native code, kept from the garbage collector while it reads them.</summary>
/// <remarks>
/// TorchSharp passes a scalar's address on without keeping the object alive, so its finalizer can free the number under the running operation,
/// which then fails or computes with something else. The newest ones are kept here, far more than any thread has in flight. The operators
/// + and - of two tensors make such a number too, the factor 1 of the second one. <c>BannedSymbols.txt</c> lists what must not be called.
/// </remarks>
public static class Held
{
    private const int Kept = 4096;

    private static readonly Scalar?[] Newest = new Scalar?[Kept];
    private static readonly Scalar One = 1.ToScalar(), MinusOne = (-1).ToScalar();
    private static uint _count;

    public static Scalar Number(double value) => Hold(value.ToScalar());

    public static Scalar Number(long value) => Hold(value.ToScalar());

    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    public static Tensor Minus(this Tensor left, Tensor right) => left.add(right, MinusOne);

    private static Scalar Hold(Scalar scalar) => Newest[Interlocked.Increment(ref _count) % Kept] = scalar;
}
