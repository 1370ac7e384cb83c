using System.Diagnostics;
using Jobs;

namespace Build.Training;

/// <summary>Reads the trainer's output.</summary>
internal static class TrainerOutput
{
    /// <param name="subject">The trainer's command, for the error message.</param>
    /// <returns>The trainer's standard output.</returns>
    /// <exception cref="FaultException">The trainer failed; the message contains its standard error.</exception>
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
