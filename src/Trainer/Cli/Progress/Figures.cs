using System.Globalization;

namespace Trainer.Cli.Progress;

/// <summary>How figures of a training are written for people.</summary>
internal static class Figures
{
    /// <returns>Hours, minutes and seconds.</returns>
    public static string Duration(TimeSpan time) => $"{(long)time.TotalHours}:{time:mm\\:ss}";

    /// <returns>Seconds, or from a minute on what <see cref="Duration"/> says.</returns>
    public static string ShortDuration(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s") : Duration(time);

    public static string Loss(double loss) => loss.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Rate(double rate) => rate.ToString("0.00e+0", CultureInfo.InvariantCulture);

    public static string Speed(double tokensPerSecond) => string.Create(CultureInfo.InvariantCulture, $"{tokensPerSecond:N0} tokens/s");

    /// <returns>What is left of the run, and whether that is a guess.</returns>
    public static string? LeftOfRun(TrainingPace pace) =>
        pace.LeftOfRun is { } left ? (pace.IsGuess ? "about " : "") + Duration(left) : null;
}
