using Faults;

namespace Kernels.Native;

/// <summary>
/// The exception for native libraries of TorchSharp that cannot be loaded. The message contains the loader's message and a suggested
/// action.
/// </summary>
public sealed class NativeLibraryException(string message, Exception? innerException = null)
    : FaultException(FaultKind.Tool, message, innerException);
