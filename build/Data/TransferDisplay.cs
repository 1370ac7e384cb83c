using System.Globalization;
using Build.Ci;
using Storage.Transfers;

namespace Build.Data;

/// <summary>
/// Shows the progress of transfers: on a terminal in one line that is updated, elsewhere in a new line every few seconds.
/// </summary>
/// <param name="step">The step that transfers files.</param>
/// <param name="isTerminal">Whether a line can be overwritten.</param>
internal sealed class TransferDisplay(string step, TextWriter output, bool isTerminal, TimeProvider clock)
    : IProgress<TransferProgress>, IDisposable
{
    private readonly TimeSpan _pause = isTerminal ? TimeSpan.FromSeconds(0.2) : TimeSpan.FromSeconds(5);
    private long _lastLine = clock.GetTimestamp();
    private int _width;

    /// <summary>Shows the progress while transfers run.</summary>
    public static async Task<T> ShowAsync<T>(BuildContext context, string step, Func<IProgress<TransferProgress>, Task<T>> copy)
    {
        using var display = new TransferDisplay(step, context.Details, !CalmOutput.OfProcess.IsWanted, context.Clock);
        return await copy(display);
    }

    public void Report(TransferProgress value)
    {
        if (clock.GetElapsedTime(_lastLine) < _pause)
            return;
        _lastLine = clock.GetTimestamp();
        var files = value.Count == 1 ? "" : $", {value.Done} of {value.Count} files";
        var line = $"{step}: {Megabytes(value.Bytes)} of {Megabytes(value.TotalBytes)} MB{files}";
        if (isTerminal)
            WriteOver(line);
        else
            output.WriteLine(line);
        output.Flush();
    }

    /// <summary>Clears the line on the terminal.</summary>
    public void Dispose()
    {
        if (_width == 0)
            return;
        WriteOver("");
        output.Write('\r');
        output.Flush();
    }

    private void WriteOver(string line)
    {
        output.Write($"\r{line.PadRight(_width)}");
        _width = line.Length;
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture);
}
