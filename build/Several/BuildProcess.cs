using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Build.Several;

/// <summary>Runs this program once more, in the same terminal.</summary>
/// <param name="folder">Where the user stands.</param>
internal sealed partial class BuildProcess(string folder, StopRequest stop, TimeProvider clock)
{
    // A terminal tells every process of its own Ctrl-C; whoever tells one process alone means the build that it runs, too.
    private static readonly TimeSpan TerminalTells = TimeSpan.FromSeconds(1);

    /// <param name="variables">What the build finds in its environment besides.</param>
    /// <returns>Its exit code.</returns>
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
        // On Windows there is only the console, which tells all of its processes.
        if (!end.IsCompleted && !OperatingSystem.IsWindows())
            _ = Kill(process, signal == PosixSignal.SIGTERM ? 15 : 2);
    }

    // The assembly, unless the program has an executable of its own.
    private static string[] Program() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(BuildProcess).Assembly.Location] : [];

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
