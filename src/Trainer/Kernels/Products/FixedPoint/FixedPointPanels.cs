namespace Trainer.Kernels.Products.FixedPoint;

/// <summary>Panels one behind another, and their scales behind all of them.</summary>
/// <param name="memory">Room for <see cref="Size"/> numbers.</param>
/// <param name="count">Of the panels.</param>
/// <param name="width">Rows in a panel.</param>
/// <param name="k">Numbers in a row.</param>
internal readonly unsafe struct FixedPointPanels(float* memory, int count, int width, int k)
{
    private readonly long _panel = (long)FixedPointPanel.PairsOf(k) * width;

    public FixedPointPanel this[int index] =>
        new((int*)memory + index * _panel, memory + count * _panel + (long)index * width);

    /// <inheritdoc cref="FixedPointPanels" path="/param"/>
    public static long Size(int count, int width, int k) => (long)count * width * (FixedPointPanel.PairsOf(k) + 1);
}
