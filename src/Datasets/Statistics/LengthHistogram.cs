using System.Numerics;
using Datasets.Verdicts;

namespace Datasets.Statistics;

/// <summary>Counts lengths in constant memory: exactly below 8,192, in steps of less than 1 % above.</summary>
internal sealed class LengthHistogram
{
    private const int Exact = 1 << 13;
    private const int StepBits = 7;

    private readonly long[] _counts = new long[Exact + ((31 - 13) << StepBits)];
    private long _count;
    private long _sum;
    private int _min = int.MaxValue;
    private int _max;

    public void Add(int length)
    {
        _counts[Slot(length)]++;
        _count++;
        _sum += length;
        _min = Math.Min(_min, length);
        _max = Math.Max(_max, length);
    }

    /// <returns>Null if nothing was counted.</returns>
    public TextLengths? Summarize() => _count == 0
        ? null
        : new TextLengths(_min, (double)_sum / _count, Percentile(0.5), Percentile(0.9), Percentile(0.95), Percentile(0.99), _max);

    private static int Slot(int length)
    {
        if (length < Exact)
            return length;
        var magnitude = BitOperations.Log2((uint)length);
        var step = (length >> (magnitude - StepBits)) & ((1 << StepBits) - 1);
        return Exact + ((magnitude - 13) << StepBits) + step;
    }

    private static int Value(int slot)
    {
        if (slot < Exact)
            return slot;
        var magnitude = 13 + ((slot - Exact) >> StepBits);
        var step = (slot - Exact) & ((1 << StepBits) - 1);
        return ((1 << StepBits) + step) << (magnitude - StepBits);
    }

    /// <returns>The smallest length that at least this fraction of the texts does not exceed (nearest rank).</returns>
    private int Percentile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * _count));
        var slot = -1;
        for (long seen = 0; seen < rank;)
            seen += _counts[++slot];
        return Math.Min(Value(slot), _max);
    }
}
