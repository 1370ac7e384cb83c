namespace Kernels.Products;

/// <summary>Where a matrix lies in memory: element (i, j) is at <c>Data[i RowStride + j ColumnStride]</c>. One of the strides is 1.</summary>
public readonly unsafe struct Matrix(float* data, long rowStride, long columnStride, float* mask = null)
{
    public readonly float* Data = data;
    public readonly long RowStride = rowStride, ColumnStride = columnStride;

    /// <summary>Null, or numbers laid out alike that each element is multiplied with.</summary>
    public readonly float* Mask = mask;

    /// <summary>Rows one after another, each of so many columns.</summary>
    public static Matrix Rows(float* data, long columns, float* mask = null) => new(data, columns, 1, mask);

    public Matrix Transposed => new(Data, ColumnStride, RowStride, Mask);

    /// <summary>The part that begins at row <paramref name="row"/> and column <paramref name="column"/>.</summary>
    public Matrix From(long row, long column)
    {
        var offset = row * RowStride + column * ColumnStride;
        return new(Data + offset, RowStride, ColumnStride, Mask == null ? null : Mask + offset);
    }
}
