using System.Globalization;

namespace Scoring;

/// <summary>Single precision as double precision, for people: 0.3 becomes 0.3 and not 0.30000001192092896.</summary>
public static class Widened
{
    /// <returns>The number that is written as <paramref name="value"/> is, and which converts back to it.</returns>
    public static double Of(float value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
