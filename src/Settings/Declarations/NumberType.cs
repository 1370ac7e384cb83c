using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Settings.Declarations;

/// <summary>A number within a range; a whole one where <paramref name="whole"/>. Numbers in quotes are text, as in YAML and JSON.</summary>
public sealed class NumberType(Type type, bool whole, RangeAttribute range, bool orAuto) : ScalarType
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public bool Whole => whole;

    public bool OrAuto => orAuto;

    public double Minimum { get; } = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);

    public double Maximum { get; } = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);

    public bool MinimumIsExclusive => range.MinimumIsExclusive;

    public bool MaximumIsExclusive => range.MaximumIsExclusive;

    public override string Kind => (whole ? "a whole number" : "a number") + (orAuto ? " or auto" : "");

    public override string Expected
    {
        get
        {
            var from = MinimumIsExclusive ? "above" : "from";
            var to = !MaximumIsExclusive ? "to" : MinimumIsExclusive ? "and below" : "to below";
            var number = whole ? "a whole number" : "a number";
            return FormattableString.Invariant($"{number} {from} {Minimum} {to} {Maximum}{(orAuto ? ", or auto" : "")}");
        }
    }

    public override string? Read(ScalarText scalar, out object? value)
    {
        value = null;
        if (orAuto && scalar.Text == OrAutoAttribute.Word)
            return null;
        if (scalar.Quoted || !TryParse(scalar.Text, out var number) || (whole && !IsWhole(scalar.Text)))
            return Kind;
        if (!InRange(number))
            return Expected;
        value = Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        return null;
    }

    public override string Text(object? value) => value is null && orAuto ? OrAutoAttribute.Word : base.Text(value);

    /// <summary>Reads what other notations mean by a number: <c>"8"</c>, <c>8.0</c>, <c>60_000</c>, <c>25%</c>.</summary>
    public override string? Repair(ScalarText scalar)
    {
        var text = scalar.Text.Replace("_", "").Trim();
        var percent = text.EndsWith('%');
        if (!TryParse(text.TrimEnd('%'), out var number))
            return null;
        number = percent ? number / 100 : number;
        return InRange(number) && (!whole || number == Math.Floor(number)) ? Write(number) : null;
    }

    private bool InRange(double number) =>
        (MinimumIsExclusive ? number > Minimum : number >= Minimum) && (MaximumIsExclusive ? number < Maximum : number <= Maximum);

    private static bool IsWhole(string text) => text.AsSpan().TrimStart("+-").IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, Style, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
