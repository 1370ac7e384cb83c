using System.Globalization;

namespace Trainer.Cli.Predicting;

/// <summary>
/// Reports the number of finished rows: on a terminal in one line that is overwritten, elsewhere in a new line every 30 s.
/// </summary>
/// <param name="total">The number of rows; null if it is unknown.</param>
internal sealed class PredictionProgress(TextWriter output, bool isTerminal, long? total, TimeProvider clock)
{
    private const string ClearLine = "\r\e[K";

    private readonly TimeSpan _silence = isTerminal ? TimeSpan.FromSeconds(0.5) : TimeSpan.FromSeconds(30);
    private readonly long _start = clock.GetTimestamp();
    private long _last = clock.GetTimestamp();
    private long _rows;

    /// <summary>Adds finished rows.</summary>
    public void Add(int rows)
    {
        _rows += rows;
        if (clock.GetElapsedTime(_last) < _silence)
            return;
        _last = clock.GetTimestamp();
        var left = total is { } all ? $" of {Count(all)} rows" : " rows";
        var line = $"{Count(_rows)}{left}, {Rate()}{(total is { } most ? $", {Duration(Remaining(most))} to go" : "")}";
        if (isTerminal)
            output.Write(ClearLine + line);
        else
            output.WriteLine(line);
        output.Flush();
    }

    /// <summary>Reports the end.</summary>
    /// <param name="place">The path of the output.</param>
    public void Finish(string place)
    {
        Clear();
        output.WriteLine($"{place}: {Count(_rows)} row{(_rows == 1 ? "" : "s")}, {Rate()}");
    }

    /// <summary>Clears the line of the terminal.</summary>
    public void Clear()
    {
        if (isTerminal)
            output.Write(ClearLine);
    }

    private TimeSpan Remaining(long all) => clock.GetElapsedTime(_start) / Math.Max(1, _rows) * Math.Max(0, all - _rows);

    private string Rate() => string.Create(
        CultureInfo.InvariantCulture, $"{_rows / Math.Max(1e-3, clock.GetElapsedTime(_start).TotalSeconds):0.#} rows/s");

    private static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan time) => $"{(long)time.TotalHours}:{time:mm\\:ss}";
}
