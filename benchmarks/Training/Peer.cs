using System.ComponentModel;
using System.Diagnostics;

namespace Training.Benchmarks;

/// <summary>The same networks written plainly in PyTorch: <c>peer.py</c>.</summary>
/// <param name="Python">A Python that has PyTorch.</param>
/// <param name="Version">PyTorch's.</param>
internal sealed record Peer(string Python, string Version)
{
    public static string Script => Path.Combine(AppContext.BaseDirectory, "peer.py");

    /// <returns>Null where that Python is not there, or has no PyTorch.</returns>
    public static Peer? Find(string python)
    {
        var start = new ProcessStartInfo(python, ["-c", "import torch; print(torch.__version__)"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? new(python, version) : null;
        }
        catch (Win32Exception) // there is no such program
        {
            return null;
        }
    }

    public Participant Start(StepSettings settings) => new("peer.py", Python, "-B", Script, settings.ToString());
}
