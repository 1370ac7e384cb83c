using System.Diagnostics;
using Jobs;

namespace Build.Training;

/// <summary>Reads what the trainer answers.</summary>
internal static class TrainerOutput
{
    /// <param name="subject">What the trainer is asked for, for the error.</param>
    /// <returns>What it writes to its standard output.</returns>
    /// <exception cref="FaultException">It failed; the message holds what it wrote to its standard error.</exception>
    public static async Task<string> CaptureAsync(JobCommand command, string folder, string subject)
    {
        using var process = Process.Start(new ProcessStartInfo(command.Program, command.Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        ThrowIfFailed(process.ExitCode, subject, (await error).Trim());
        return output;
    }

    /// <exception cref="FaultException">The exit code is not 0.</exception>
    public static void ThrowIfFailed(int exitCode, string subject, string error)
    {
        if (exitCode == 0)
            return;
        var kind = Enum.IsDefined((FaultKind)exitCode) ? (FaultKind)exitCode : FaultKind.Tool;
        throw new FaultException(kind, $"The trainer's {subject} exited with {exitCode}. {error}".Trim());
    }
}
