using System.Collections.Concurrent;
using Cake.Core.Tooling;

namespace Build.Engines;

/// <summary>
/// Captures a tool's output while the console shows it, so that the caller can report why the tool failed. The lines are complete when the
/// tool has ended. Several runs with the same settings append to the same lines.
/// </summary>
internal sealed class ToolOutput
{
    private readonly ConcurrentQueue<string> _error = new();
    private readonly ConcurrentQueue<string> _output = new();

    private ToolOutput()
    {
    }

    /// <summary>The lines of the tool's standard error.</summary>
    public IReadOnlyList<string> Error => [.. _error];

    /// <summary>The lines of the tool's standard output, if they are captured.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <param name="settings">The settings that the tool is called with.</param>
    /// <param name="keepOutput">Whether standard output is captured too; otherwise it is unchanged.</param>
    /// <param name="show">Whether the lines are also written to the console.</param>
    public static ToolOutput Keep(ToolSettings settings, bool keepOutput = false, bool show = true) =>
        Keep(settings, keepOutput, show ? Console.Error : TextWriter.Null, show ? Console.Out : TextWriter.Null);

    internal static ToolOutput Keep(ToolSettings settings, bool keepOutput, TextWriter error, TextWriter output)
    {
        var kept = new ToolOutput();
        settings.SetupProcessSettings += process =>
        {
            process.RedirectStandardError = true;
            process.RedirectedStandardErrorHandler = Handler(kept._error, error);
            if (!keepOutput)
                return;
            // Output that is already redirected is the caller's result.
            var console = process.RedirectStandardOutput ? TextWriter.Null : output;
            process.RedirectStandardOutput = true;
            process.RedirectedStandardOutputHandler = Handler(kept._output, console);
        };
        return kept;
    }

    // A null marks the end of the stream.
    private static Func<string?, string?> Handler(ConcurrentQueue<string> lines, TextWriter console) => line =>
    {
        if (line is not null)
        {
            lines.Enqueue(line);
            console.WriteLine(line);
        }
        return line;
    };
}
