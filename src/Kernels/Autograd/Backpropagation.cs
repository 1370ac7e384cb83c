using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Kernels.Autograd;

/// <summary>The gradients of a loss, and what a <see cref="Pass"/> threw while libtorch called for them.</summary>
/// <remarks>
/// No exception can pass through libtorch, which on a GPU calls on a thread of its own: it is kept here, and thrown when libtorch is done.
/// </remarks>
public sealed class Backpropagation
{
    [ThreadStatic]
    private static Backpropagation? _ofThread;

    private ExceptionDispatchInfo? _first;

    /// <summary>That of the thread which computes a loss, and asks for its gradients.</summary>
    public static Backpropagation OfThread => _ofThread ??= new();

    /// <summary>Adds the gradients of the loss to everything it was computed from on this thread.</summary>
    public static void Run(Tensor loss)
    {
        try
        {
            loss.backward();
        }
        catch (ExternalException)
        {
            OfThread.ThrowIfFailed(); // libtorch's own complaint is of the gradient that is missing
            throw;
        }

        OfThread.ThrowIfFailed();
    }

    /// <summary>Called on any thread.</summary>
    public void Fail(Exception exception) => Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(exception), null);

    private void ThrowIfFailed() => Interlocked.Exchange(ref _first, null)?.Throw();
}
