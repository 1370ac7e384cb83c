namespace Reports.Html.Plots;

/// <summary>An axis of ranges with equal lengths, and a tick at each boundary.</summary>
/// <param name="label">The quantity, with its unit.</param>
/// <param name="edges">Boundaries of the ranges, in ascending order; at least two.</param>
internal sealed class EdgeAxis(string label, IReadOnlyList<int> edges) : Axis(label)
{
    private const int MostTicks = 10;

    private int Ranges => edges.Count - 1;

    public override double Share(double value)
    {
        var range = 0;
        while (range < Ranges - 1 && value >= edges[range + 1])
            range++;
        return (range + (value - edges[range]) / (edges[range + 1] - edges[range])) / Ranges;
    }

    public override IReadOnlyList<(double Value, string Text)> Ticks()
    {
        var step = (Ranges + MostTicks - 1) / MostTicks;
        return [.. edges.Where((_, index) => index % step == 0).Select(edge => ((double)edge, Format.Count(edge)))];
    }
}
