using System.Runtime.InteropServices;
using TorchSharp;

namespace Kernels.Native;

/// <summary>Loads libtorch and reports why it cannot be loaded.</summary>
/// <remarks>TorchSharp loads libtorch on first use but attributes each failure to a missing libtorch package.</remarks>
public static class TorchLibrary
{
    private static string CudaFileName => OperatingSystem.IsWindows() ? "torch_cuda.dll" : "libtorch_cuda.so";

    private static string FileName =>
        OperatingSystem.IsWindows() ? "LibTorchSharp.dll" : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib" : "libLibTorchSharp.so";

    /// <summary>
    /// Loads libtorch from the folders where the host looks for native libraries. Call it before you create the first tensor.
    /// </summary>
    /// <exception cref="NativeLibraryException">
    /// A library is missing, damaged or built for another system, or needs something that this system does not have.
    /// </exception>
    public static void Load()
    {
        IdleThreads.SpinBriefly();
        LargeBlocks.KeepApart();
        var path = Find();
        Load(path);
        torch.InitializeDeviceType(DeviceType.CPU);
        // Without a device this call reports an error, which is not a fault. The CPU build skips it because it would search for CUDA.
        if (CudaBeside(path) is not null)
            torch.TryInitializeDeviceType(DeviceType.CUDA);
    }

    /// <summary>Whether the libtorch that <see cref="Load()"/> loads is the CUDA build.</summary>
    public static bool IsCudaBuild => CudaBeside(Find()) is not null;

    /// <summary>Loads a library and its dependencies; loads libtorch's CUDA library first if it is in the same folder.</summary>
    /// <exception cref="NativeLibraryException"><inheritdoc cref="Load()"/></exception>
    internal static void Load(string path)
    {
        if (!File.Exists(path))
            throw new NativeLibraryException($"{path} is missing. Build or publish the trainer again.");
        ThrowIfCutOff(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (CudaBeside(path) is { } cuda)
            LoadFile(cuda);
        LoadFile(path);
    }

    private static string? CudaBeside(string path)
    {
        var cuda = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, CudaFileName);
        return File.Exists(cuda) ? cuda : null;
    }

    private static void LoadFile(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new NativeLibraryException(Explain(path, e.Message), e);
        }
    }

    private static string Find()
    {
        var hosts = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        string[] folders = [.. hosts.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), AppContext.BaseDirectory];
        return folders.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists)
            ?? throw new NativeLibraryException(
                $"{FileName} is missing from {string.Join(", ", folders.Distinct())}. " +
                "Build or publish the trainer again, for this system.");
    }

    /// <summary>Checks the lengths of the libraries. The loader does not, so a partially copied library would crash the process.</summary>
    private static void ThrowIfCutOff(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.so*"))
        {
            var (length, expected) = SharedObject.Lengths(file);
            if (length < expected)
                throw new NativeLibraryException(
                    $"{file} is truncated: it has {length} of at least {expected} bytes. Delete it and build the trainer again.");
        }
    }

    private static string Explain(string path, string message)
    {
        var cause = Cause(message);
        return $"{path} cannot be loaded: {cause}. {Advice(path, cause)}";
    }

    /// <summary>Returns the system loader's line from the message of the runtime, which lists each name that it tried.</summary>
    private static string Cause(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (lines.Skip(1).FirstOrDefault(line => line.Contains(": ")) ?? message).TrimEnd('.');
    }

    private static string Advice(string path, string cause) => cause switch
    {
        _ when cause.Contains("not found (required by") =>
            "This system's libraries are too old for it: use a newer system, for example one of .NET's own container images.",
        // The loader ignores a library for another processor, as if it did not exist.
        _ when cause.StartsWith($"{path}: cannot open shared object file", StringComparison.Ordinal) || cause.Contains("ELF class") =>
            "It was built for another processor: build the trainer on this machine.",
        _ when cause.Contains("cannot open shared object file") =>
            "Install the library that the message names, or build the trainer again if it is one of libtorch's.",
        _ when cause.Contains("ELF") || cause.Contains("too short") || cause.Contains("cannot read file data") =>
            "The file is broken: delete it and build the trainer again.",
        _ => "Build the trainer again on this system.",
    };
}
