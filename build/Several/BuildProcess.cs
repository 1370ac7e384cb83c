using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Build.Several;

/// <summary>Runs this program again in the same terminal.</summary>
/// <param name="folder">The caller's folder.</param>
internal sealed partial class BuildProcess(string folder, StopRequest stop, TimeProvider clock)
{
    // A terminal sends Ctrl-C to every process of its own. A signal that only this process received is passed on to the child build.
    private static readonly TimeSpan TerminalTells = TimeSpan.FromSeconds(1);

    /// <param name="variables">Additional environment variables of the build.</param>
    /// <returns>The build's exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Program(), .. arguments]) { WorkingDirectory = folder };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var end = process.WaitForExitAsync();
        if (await Task.WhenAny(end, stop.Heard) != end)
            await PassOnAsync(process.Id, end);
        await end;
        return process.ExitCode;
    }

    private async Task PassOnAsync(int process, Task end)
    {
        var signal = await stop.Heard;
        if (signal == PosixSignal.SIGINT)
            await Task.WhenAny(end, Task.Delay(TerminalTells, clock));
        // On Windows only the console sends signals, and it sends them to all of its processes.
        if (!end.IsCompleted && !OperatingSystem.IsWindows())
            _ = Kill(process, signal == PosixSignal.SIGTERM ? 15 : 2);
    }

    // The assembly, unless the program has its own executable.
    private static string[] Program() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(BuildProcess).Assembly.Location] : [];

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
