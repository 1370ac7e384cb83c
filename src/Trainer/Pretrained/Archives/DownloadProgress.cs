using System.Globalization;

namespace Trainer.Pretrained.Archives;

/// <summary>Reports the progress of a download in a line every few seconds.</summary>
/// <param name="name">The name of the file.</param>
internal sealed class DownloadProgress(string name, TextWriter log, TimeProvider clock)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private long _start, _lastLine, _bytesBefore;

    /// <summary>Reports the start.</summary>
    /// <param name="bytes">The number of bytes received earlier.</param>
    /// <param name="total">The size of the file in bytes; null if it is unknown.</param>
    public void Started(long bytes, long? total, string source)
    {
        (_start, _lastLine, _bytesBefore) = (clock.GetTimestamp(), clock.GetTimestamp(), bytes);
        var size = total is { } whole ? $"{Megabytes(whole)} MB" : "unknown size";
        Line(bytes == 0 ? $"{size} from {source}" : $"{size} from {source}, resuming at {Megabytes(bytes)} MB");
    }

    /// <summary>Reports received bytes.</summary>
    public void Moved(long bytes, long? total)
    {
        if (clock.GetElapsedTime(_lastLine) < Silence)
            return;
        _lastLine = clock.GetTimestamp();
        var rate = (bytes - _bytesBefore) / clock.GetElapsedTime(_start).TotalSeconds;
        var ahead = total is { } whole && rate > 0 ? $", {Duration(TimeSpan.FromSeconds((whole - bytes) / rate))} to go" : "";
        Line($"{Megabytes(bytes)}{(total is { } all ? $" of {Megabytes(all)}" : "")} MB, {Megabytes(rate)} MB/s{ahead}");
    }

    /// <summary>Reports the end.</summary>
    public void Done(long bytes) => Line($"{Megabytes(bytes)} MB, complete after {Duration(clock.GetElapsedTime(_start))}");

    /// <summary>Writes another message about the download.</summary>
    public void Line(string text)
    {
        log.WriteLine($"{name}: {text}");
        log.Flush();
    }

    /// <summary>Formats bytes as megabytes.</summary>
    public static string Megabytes(double bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan time) => $"{(long)time.TotalMinutes}:{time:ss}";
}
