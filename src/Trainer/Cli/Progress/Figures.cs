using System.Globalization;

namespace Trainer.Cli.Progress;

/// <summary>Formats the figures of a training for people.</summary>
internal static class Figures
{
    /// <returns>Hours, minutes and seconds.</returns>
    public static string Duration(TimeSpan time) => $"{(long)time.TotalHours}:{time:mm\\:ss}";

    /// <returns>Seconds; from one minute on, the format of <see cref="Duration"/>.</returns>
    public static string ShortDuration(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s") : Duration(time);

    /// <returns>Four decimals.</returns>
    public static string Loss(double loss) => loss.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <returns>Scientific notation with two decimals.</returns>
    public static string Rate(double rate) => rate.ToString("0.00e+0", CultureInfo.InvariantCulture);

    /// <returns>Tokens per second.</returns>
    public static string Speed(double tokensPerSecond) => string.Create(CultureInfo.InvariantCulture, $"{tokensPerSecond:N0} tokens/s");

    /// <returns>The remaining time of the run, with "about" if it is a rough estimate; null if it is unknown.</returns>
    public static string? LeftOfRun(TrainingPace pace) =>
        pace.LeftOfRun is { } left ? (pace.IsGuess ? "about " : "") + Duration(left) : null;
}
