using System.Globalization;

namespace Reports.Html.Plots;

/// <summary>A logarithmic axis.</summary>
internal sealed class LogAxis(string label, double from, double to) : Axis(label)
{
    private readonly double _from = Math.Log10(from), _to = Math.Log10(to);

    /// <summary>An axis that ends at the outermost values.</summary>
    /// <param name="values">The values; only those above 0 are used.</param>
    public static LogAxis Over(string label, IEnumerable<double> values)
    {
        var all = values.Where(value => value > 0).DefaultIfEmpty(1).ToArray();
        var (least, most) = (all.Min(), all.Max());
        return most / least < 1.01 ? new(label, least / 2, most * 2) : new(label, least, most);
    }

    public override double Share(double value) => (Math.Log10(value) - _from) / (_to - _from);

    public override IReadOnlyList<(double Value, string Text)> Ticks()
    {
        var (first, last) = ((int)Math.Ceiling(_from - 1e-6), (int)Math.Floor(_to + 1e-6));
        return last - first >= 1 ? Powers(first, last) : Between();
    }

    private static List<(double Value, string Text)> Powers(int first, int last)
    {
        var step = Math.Max(1, (last - first) / 5);
        return [.. Enumerable.Range(first, last - first + 1).Where(power => (power - first) % step == 0)
            .Select(power => (Math.Pow(10, power), Format.PowerOfTen(power)))];
    }

    // For less than two powers of ten, ticks are at 1, 2 and 5 times the adjacent powers.
    private List<(double Value, string Text)> Between()
    {
        var power = (int)Math.Floor(_from);
        return [.. Enumerable.Range(power, 3).SelectMany(_ => new[] { 1, 2, 5 }, (exponent, factor) => (factor, exponent))
            .Select(tick => (Value: tick.factor * Math.Pow(10, tick.exponent), tick.factor, tick.exponent))
            .Where(tick => Math.Log10(tick.Value) >= _from - 1e-6 && Math.Log10(tick.Value) <= _to + 1e-6)
            .Select(tick => (tick.Value, tick.factor.ToString(CultureInfo.InvariantCulture) + "·" + Format.PowerOfTen(tick.exponent)))];
    }
}
