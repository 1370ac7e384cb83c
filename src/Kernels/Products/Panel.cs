using System.Runtime.Intrinsics;

namespace Kernels.Products;

/// <summary>Packs operands in the order in which a <see cref="Tile"/> reads them.</summary>
internal static unsafe class Panel
{
    private const int Block = 8;

    /// <summary>Packs columns of a matrix side by side, row by row, with zeros for missing columns.</summary>
    /// <param name="target">(K, <paramref name="width"/>)</param>
    /// <param name="source">(K, columns), of which the first <paramref name="width"/> columns are packed</param>
    /// <param name="depth">K</param>
    public static void Pack(float* target, int width, Matrix source, int depth, int columns)
    {
        columns = Math.Min(columns, width);
        if (columns < width)
            new Span<float>(target, depth * width).Clear();
        if (source.ColumnStride == 1)
            CopyRows(target, width, source, depth, columns);
        else
            Transpose(target, width, source, depth, columns);
    }

    private static void CopyRows(float* target, int width, Matrix source, int depth, int columns)
    {
        for (var k = 0; k < depth; k++, target += width)
        {
            var row = source.From(k, 0);
            if (row.Mask == null)
                new ReadOnlySpan<float>(row.Data, columns).CopyTo(new Span<float>(target, columns));
            else
                Multiply(target, row.Data, row.Mask, columns);
        }
    }

    private static void Multiply(float* target, float* left, float* right, int count)
    {
        var i = 0;
        for (; i <= count - Vector256<float>.Count; i += Vector256<float>.Count)
            (Vector256.Load(left + i) * Vector256.Load(right + i)).Store(target + i);
        for (; i < count; i++)
            target[i] = left[i] * right[i];
    }

    /// <summary>Packs a panel whose columns are contiguous in memory: transposes blocks of 8 by 8 in registers.</summary>
    private static void Transpose(float* target, int width, Matrix source, int depth, int columns)
    {
        var (wholeColumns, wholeDepth) = (columns & -Block, depth & -Block);
        for (var column = 0; column < wholeColumns; column += Block)
        {
            for (var k = 0; k < wholeDepth; k += Block)
                TransposeBlock(target + (long)k * width + column, width, source.From(k, column));
        }

        Scatter(target, width, source, 0, wholeDepth, wholeColumns, columns);
        Scatter(target, width, source, wholeDepth, depth, 0, columns);
    }

    private static void TransposeBlock(float* target, int width, Matrix source)
    {
        Vector256<float> Row(int i)
        {
            var row = source.From(0, i);
            return row.Mask == null ? Vector256.Load(row.Data) : Vector256.Load(row.Data) * Vector256.Load(row.Mask);
        }

        var (a, b, c, d) = (Row(0), Row(1), Row(2), Row(3));
        var (e, f, g, h) = (Row(4), Row(5), Row(6), Row(7));
        TransposeQuarter(target, width, a.GetLower(), b.GetLower(), c.GetLower(), d.GetLower());
        TransposeQuarter(target + 4, width, e.GetLower(), f.GetLower(), g.GetLower(), h.GetLower());
        TransposeQuarter(target + 4L * width, width, a.GetUpper(), b.GetUpper(), c.GetUpper(), d.GetUpper());
        TransposeQuarter(target + 4L * width + 4, width, e.GetUpper(), f.GetUpper(), g.GetUpper(), h.GetUpper());
    }

    private static void TransposeQuarter(
        float* target, int width, Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var (evenLow, evenHigh) = Interleave(a, c);
        var (oddLow, oddHigh) = Interleave(b, d);
        var (first, second) = Interleave(evenLow, oddLow);
        var (third, fourth) = Interleave(evenHigh, oddHigh);
        first.Store(target);
        second.Store(target + width);
        third.Store(target + 2L * width);
        fourth.Store(target + 3L * width);
    }

    /// <returns>a0 b0 a1 b1 and a2 b2 a3 b3.</returns>
    private static (Vector128<float> Low, Vector128<float> High) Interleave(Vector128<float> a, Vector128<float> b)
    {
        if (System.Runtime.Intrinsics.X86.Sse.IsSupported)
            return (System.Runtime.Intrinsics.X86.Sse.UnpackLow(a, b), System.Runtime.Intrinsics.X86.Sse.UnpackHigh(a, b));
        return (Vector128.Create(a[0], b[0], a[1], b[1]), Vector128.Create(a[2], b[2], a[3], b[3]));
    }

    private static void Scatter(float* target, int width, Matrix source, int from, int to, int firstColumn, int columns)
    {
        for (var column = firstColumn; column < columns; column++)
        {
            var line = source.From(0, column);
            for (var k = from; k < to; k++)
            {
                var value = line.Data[k * source.RowStride];
                target[(long)k * width + column] = line.Mask == null ? value : value * line.Mask[k * source.RowStride];
            }
        }
    }
}
