namespace Reports.Html.Plots;

/// <summary>One axis of a plot: its quantity and range.</summary>
/// <param name="label">The quantity, with its unit.</param>
internal abstract class Axis(string label)
{
    public string Label => label;

    /// <returns>The relative position of a value: 0 at the axis's start, 1 at its end.</returns>
    public abstract double Share(double value);

    /// <returns>Tick values with their texts, in ascending order.</returns>
    public abstract IReadOnlyList<(double Value, string Text)> Ticks();
}
