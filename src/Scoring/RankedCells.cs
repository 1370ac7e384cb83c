namespace Scoring;

/// <summary>Label cells sorted by probability, so that scoring a sample needs no sorting.</summary>
internal sealed class RankedCells
{
    private const int CarriedBit = 1, LastOfTieBit = 2, RowShift = 2;

    /// <summary>
    /// Cells in descending order of probability: the row, whether it carries the label, and whether the next cell has a lower probability.
    /// </summary>
    private readonly int[] _cells;
    private readonly bool _isOrdered;

    /// <param name="probabilities">Probability of each cell. // (N)</param>
    /// <param name="carried">Whether the row of each cell carries the label. // (N)</param>
    /// <param name="rows">Row of each cell; the index of the cell if omitted. // (N)</param>
    public RankedCells(float[] probabilities, bool[] carried, int[]? rows = null)
    {
        var descending = (float[])probabilities.Clone();
        int[] order = [.. Enumerable.Range(0, probabilities.Length)];
        Array.Sort(descending, order);
        Array.Reverse(descending);
        Array.Reverse(order);
        _isOrdered = descending.Length > 0 && !float.IsNaN(descending[^1]); // NaN sorts below all numbers
        _cells = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var isLast = place + 1 == order.Length || descending[place + 1] != descending[place];
            _cells[place] = ((rows is null ? order[place] : rows[order[place]]) << RowShift)
                | (carried[order[place]] ? CarriedBit : 0) | (isLast ? LastOfTieBit : 0);
        }
    }

    /// <param name="times">Number of times that each row counts. // (rows)</param>
    public Ranking Rank(ReadOnlySpan<int> times)
    {
        if (!_isOrdered)
            return new(double.NaN, double.NaN);

        long with = 0, without = 0, withBefore = 0, withoutBefore = 0;
        double precisions = 0, area = 0;
        foreach (var cell in _cells)
        {
            var count = times[cell >> RowShift];
            if ((cell & CarriedBit) != 0)
                with += count;
            else
                without += count;
            if ((cell & LastOfTieBit) == 0)
                continue;
            if (with > withBefore)
                precisions += (with - withBefore) * ((double)with / (with + without));
            area += (without - withoutBefore) * ((with + withBefore) / 2.0);
            (withBefore, withoutBefore) = (with, without);
        }

        return with + without == 0
            ? new(double.NaN, double.NaN)
            : new(with == 0 ? 0 : precisions / with, with == 0 || without == 0 ? double.NaN : area / with / without);
    }
}
