using Faults;

namespace Kernels.Native;

/// <summary>The native half of TorchSharp cannot be loaded. The message holds the loader's own words and what to do about them.</summary>
public sealed class NativeLibraryException(string message, Exception? innerException = null)
    : FaultException(FaultKind.Tool, message, innerException);
