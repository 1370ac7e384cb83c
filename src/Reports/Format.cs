using System.Globalization;

namespace Reports;

/// <summary>Formats figures for people, consistently in all reports. A missing figure is a dash.</summary>
internal static class Format
{
    public const string None = "–";

    private const string SuperscriptDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <returns>"1 row", "2 rows".</returns>
    public static string Counted(long value, string noun) => $"{Count(value)} {noun}{(value == 1 ? "" : "s")}";

    public static string Score(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? None;

    /// <returns>The signed difference of a score.</returns>
    public static string Difference(double value) =>
        value.ToString("+0.000;\u22120.000;\u00B10.000", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0%";

    public static string Loss(double? value) => value switch
    {
        null => None,
        >= 1e4 => value.Value.ToString("0.00e+0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    public static string LearningRate(double value) => value.ToString("0.00e+0", CultureInfo.InvariantCulture);

    public static string Probability(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Rate(double? perSecond) => perSecond is { } value ? Count((long)Math.Round(value)) : None;

    public static string Instant(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Duration(double? seconds) => seconds switch
    {
        null => None,
        < 10 => seconds.Value.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        < 60 => Math.Floor(seconds.Value).ToString("0", CultureInfo.InvariantCulture) + " s",
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)seconds / 3600} h {(long)seconds / 60 % 60:00} min"),
    };

    public static string Bytes(long value) => value switch
    {
        0 => None,
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0.0} kB"),
        < 100_000_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.0} MB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:0.00} GB"),
    };

    /// <returns>The power of ten, in superscript digits.</returns>
    public static string PowerOfTen(int power) =>
        (power < 0 ? "10⁻" : "10") + string.Concat(Math.Abs(power).ToString(CultureInfo.InvariantCulture).Select(digit => SuperscriptDigits[digit - '0']));

    /// <returns>A length in a plot, to a tenth of a unit.</returns>
    public static string Coordinate(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
