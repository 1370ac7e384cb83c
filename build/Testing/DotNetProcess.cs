using System.Diagnostics;
using System.Text;
using Build.Ci;

namespace Build.Testing;

/// <summary>Runs <c>dotnet</c> and keeps what it prints in a file that grows line by line.</summary>
/// <param name="folder">Where it runs.</param>
public sealed class DotNetProcess(string folder)
{
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, string log)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // The builds that tests start are none of this build's summary.
        start.Environment.Remove(StepSummary.Variable);
        await using var file = new StreamWriter(log) { AutoFlush = true };
        var lines = TextWriter.Synchronized(file);
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        return process.ExitCode;

        void Keep(string? line)
        {
            if (line is not null)
                lines.WriteLine(line);
        }
    }
}
