using System.Collections.Concurrent;
using Cake.Core.Tooling;

namespace Build.Engines;

/// <summary>
/// Keeps what a tool writes, while the console shows it, so that its caller can tell why it failed. The lines are complete once the tool has
/// ended, those of all runs with the same settings one after the other.
/// </summary>
internal sealed class ToolOutput
{
    private readonly ConcurrentQueue<string> _error = new();
    private readonly ConcurrentQueue<string> _output = new();

    private ToolOutput()
    {
    }

    /// <summary>The lines of its standard error.</summary>
    public IReadOnlyList<string> Error => [.. _error];

    /// <summary>The lines of its standard output, where they are kept.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <param name="settings">What the tool is going to be called with.</param>
    /// <param name="keepOutput">Whether its standard output is kept too; else it stays as it is.</param>
    /// <param name="show">Whether the lines are written to the console too.</param>
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
            // Output that is redirected already is somebody's result.
            var console = process.RedirectStandardOutput ? TextWriter.Null : output;
            process.RedirectStandardOutput = true;
            process.RedirectedStandardOutputHandler = Handler(kept._output, console);
        };
        return kept;
    }

    // The end of a stream is a null.
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
