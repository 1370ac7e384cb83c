using Kernels.Memory;
using Kernels.Threads;

namespace Kernels.Products.FixedPoint;

/// <summary>Packed operand: consecutive panels, followed by the scales of all panels.</summary>
/// <param name="memory">Memory that only this operand uses.</param>
/// <param name="count">Number of panels.</param>
/// <param name="width">Rows in a panel.</param>
/// <param name="k">Numbers in a row.</param>
internal readonly unsafe struct FixedPointPanels(NativeBuffer memory, int count, int width, int k)
{
    private readonly float* _memory = memory.Of((long)count * width * (FixedPointPanel.PairsOf(k) + 1));
    private readonly long _panel = (long)FixedPointPanel.PairsOf(k) * width;

    public FixedPointPanel this[int index] =>
        new((int*)_memory + index * _panel, _memory + count * _panel + (long)index * width);

    /// <summary>Packs a member's share of an operand into consecutive panels.</summary>
    /// <param name="source">(rows, K), with the numbers of a row contiguous</param>
    public void Pack(Member member, Matrix source, int rows)
    {
        var (first, last) = member.Share(count);
        for (var panel = first; panel < last; panel++)
            this[panel].Pack(source.From(panel * width, 0), k, rows - panel * width, width);
    }
}
