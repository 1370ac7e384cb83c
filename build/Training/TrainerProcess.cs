using System.Diagnostics;
using Jobs;

namespace Build.Training;

/// <summary>Calls the published trainer.</summary>
public static class TrainerProcess
{
    public static JobCommand Command(BuildPaths paths, IEnumerable<string> arguments) =>
        new(System.Environment.ProcessPath!, [paths.TrainerAssembly, .. arguments]);

    /// <summary>The command as a user would type it in the root of the checkout.</summary>
    public static string Show(BuildPaths paths, IEnumerable<string> arguments) =>
        ShellWord.Join(["dotnet", paths.Relative(paths.TrainerAssembly), .. arguments]);

    /// <summary>Runs the trainer in this terminal.</summary>
    /// <exception cref="FaultException">It failed; what it said is on the terminal.</exception>
    public static async Task RunAsync(BuildPaths paths, IReadOnlyList<string> arguments)
    {
        using var process = Start(Command(paths, arguments), paths.Root, capture: false);
        await process.WaitForExitAsync();
        ThrowIfFailed(process, arguments);
    }

    /// <returns>What the trainer wrote to its standard output.</returns>
    /// <exception cref="FaultException">It failed; the message holds what it wrote to its standard error.</exception>
    public static async Task<string> CaptureAsync(BuildPaths paths, IReadOnlyList<string> arguments)
    {
        using var process = Start(Command(paths, arguments), paths.Root, capture: true);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        ThrowIfFailed(process, arguments, (await error).Trim());
        return output;
    }

    private static Process Start(JobCommand command, string folder, bool capture)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,
        };
        return Process.Start(start)!;
    }

    private static void ThrowIfFailed(Process process, IReadOnlyList<string> arguments, string error = "")
    {
        if (process.ExitCode == 0)
            return;
        var kind = Enum.IsDefined((FaultKind)process.ExitCode) ? (FaultKind)process.ExitCode : FaultKind.Tool;
        throw new FaultException(kind, $"The trainer's {arguments[0]} exited with {process.ExitCode}. {error}".Trim());
    }
}
