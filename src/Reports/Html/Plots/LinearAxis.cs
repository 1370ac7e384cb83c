using System.Globalization;

namespace Reports.Html.Plots;

/// <summary>A linear axis.</summary>
internal sealed class LinearAxis : Axis
{
    private const int StepsWanted = 5;

    private readonly double _from, _to, _step;

    private LinearAxis(string label, double from, double to, double step)
        : base(label) => (_from, _to, _step) = (from, to, step);

    /// <summary>An axis that ends at the outermost values.</summary>
    public static LinearAxis Exactly(string label, double from, double to) => new(label, from, to, NiceStep(to - from));

    /// <summary>An axis that starts and ends at a tick beyond the values.</summary>
    public static LinearAxis Around(string label, IEnumerable<double> values)
    {
        var all = values.DefaultIfEmpty(0).ToArray();
        var (least, most) = (all.Min(), all.Max());
        if (most - least <= 1e-9 * Math.Max(1, Math.Abs(most)))
            (least, most) = (least - 0.5, most + 0.5);
        var step = NiceStep(most - least);
        return new(label, Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }

    public override double Share(double value) => (value - _from) / (_to - _from);

    public override IReadOnlyList<(double Value, string Text)> Ticks()
    {
        var (first, last) = ((long)Math.Ceiling(_from / _step - 1e-6), (long)Math.Floor(_to / _step + 1e-6));
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(index => (first + index) * _step).Select(value => (value, Text(value)))];
    }

    /// <returns>1, 2 or 5 times a power of ten, so that about five steps fill the span (Heckbert, Graphics Gems I, 1990).</returns>
    private static double NiceStep(double span)
    {
        var rough = span / StepsWanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch
        {
            < 1.5 => 1,
            < 3 => 2,
            < 7 => 5,
            _ => 10,
        };
    }

    private string Text(double value)
    {
        if (Math.Max(Math.Abs(_from), Math.Abs(_to)) >= 1e6)
            return value == 0 ? "0" : value.ToString("0.#e+0", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp((int)-Math.Floor(Math.Log10(_step) + 1e-6), 0, 9);
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
