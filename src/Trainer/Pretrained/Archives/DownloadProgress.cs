using System.Globalization;

namespace Trainer.Pretrained.Archives;

/// <summary>How a download goes, in a line every few seconds.</summary>
/// <param name="name">What is fetched.</param>
internal sealed class DownloadProgress(string name, TextWriter log, TimeProvider clock)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private long _start, _lastLine, _bytesBefore;

    /// <param name="bytes">That have come already.</param>
    /// <param name="total">Of the whole; null when the server does not tell.</param>
    public void Started(long bytes, long? total, string source)
    {
        (_start, _lastLine, _bytesBefore) = (clock.GetTimestamp(), clock.GetTimestamp(), bytes);
        var size = total is { } whole ? $"{Megabytes(whole)} MB" : "a size not told";
        Line(bytes == 0 ? $"{size} from {source}" : $"{size} from {source}, going on at {Megabytes(bytes)} MB");
    }

    public void Moved(long bytes, long? total)
    {
        if (clock.GetElapsedTime(_lastLine) < Silence)
            return;
        _lastLine = clock.GetTimestamp();
        var rate = (bytes - _bytesBefore) / clock.GetElapsedTime(_start).TotalSeconds;
        var ahead = total is { } whole && rate > 0 ? $", {Duration(TimeSpan.FromSeconds((whole - bytes) / rate))} to go" : "";
        Line($"{Megabytes(bytes)}{(total is { } all ? $" of {Megabytes(all)}" : "")} MB, {Megabytes(rate)} MB/s{ahead}");
    }

    public void Done(long bytes) => Line($"{Megabytes(bytes)} MB, all there after {Duration(clock.GetElapsedTime(_start))}");

    /// <summary>What else there is to say of the download.</summary>
    public void Line(string text)
    {
        log.WriteLine($"{name}: {text}");
        log.Flush();
    }

    public static string Megabytes(double bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan time) => $"{(long)time.TotalMinutes}:{time:ss}";
}
