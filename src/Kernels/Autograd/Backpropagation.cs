using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Kernels.Autograd;

/// <summary>Computes the gradients of a loss and rethrows exceptions that a <see cref="Pass"/> throws while libtorch calls it.</summary>
/// <remarks>
/// Exceptions cannot propagate through libtorch, which uses its own thread on a GPU. This class stores the first exception and throws it
/// after libtorch returns.
/// </remarks>
public sealed class Backpropagation
{
    [ThreadStatic]
    private static Backpropagation? _ofThread;

    private ExceptionDispatchInfo? _first;

    /// <summary>Instance of the current thread, which computes a loss and its gradients.</summary>
    internal static Backpropagation OfThread => _ofThread ??= new();

    /// <summary>Adds the gradients of the loss to everything that it was computed from on this thread.</summary>
    public static void Run(Tensor loss)
    {
        try
        {
            loss.backward();
        }
        catch (ExternalException)
        {
            OfThread.ThrowIfFailed(); // libtorch's own error reports only the missing gradient
            throw;
        }

        OfThread.ThrowIfFailed();
    }

    /// <summary>Stores an exception; may be called on any thread.</summary>
    internal void Fail(Exception exception) => Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(exception), null);

    private void ThrowIfFailed() => Interlocked.Exchange(ref _first, null)?.Throw();
}
