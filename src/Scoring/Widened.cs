using System.Globalization;

namespace Scoring;

/// <summary>Converts single to double precision for display: 0.3 becomes 0.3 instead of 0.30000001192092896.</summary>
public static class Widened
{
    /// <summary>Converts a value.</summary>
    /// <returns>The double that has the same shortest decimal form as <paramref name="value"/> and converts back to it.</returns>
    public static double Of(float value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
