namespace Reports.Html.Plots;

/// <summary>What one direction of a plot measures, and how far.</summary>
/// <param name="label">What is measured, with its unit.</param>
internal abstract class Axis(string label)
{
    public string Label => label;

    /// <returns>Where a value lies: 0 at the axis's start, 1 at its end.</returns>
    public abstract double Share(double value);

    /// <returns>Values with their texts, in rising order.</returns>
    public abstract IReadOnlyList<(double Value, string Text)> Ticks();
}
