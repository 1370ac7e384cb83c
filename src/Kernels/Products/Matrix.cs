namespace Kernels.Products;

/// <summary>View of a matrix in memory: element (i, j) is at <c>Data[i RowStride + j ColumnStride]</c>. One of the strides is 1.</summary>
internal readonly unsafe struct Matrix(float* data, long rowStride, long columnStride, float* mask = null)
{
    public readonly float* Data = data;
    public readonly long RowStride = rowStride, ColumnStride = columnStride;

    /// <summary>Factors of the elements, with the same layout; null for none.</summary>
    public readonly float* Mask = mask;

    /// <summary>Creates a row-major matrix with contiguous rows.</summary>
    public static Matrix Rows(float* data, long columns, float* mask = null) => new(data, columns, 1, mask);

    /// <summary>The transposed matrix, over the same memory.</summary>
    public Matrix Transposed => new(Data, ColumnStride, RowStride, Mask);

    /// <summary>Returns the submatrix that starts at row <paramref name="row"/> and column <paramref name="column"/>.</summary>
    public Matrix From(long row, long column)
    {
        var offset = row * RowStride + column * ColumnStride;
        return new(Data + offset, RowStride, ColumnStride, Mask == null ? null : Mask + offset);
    }
}
