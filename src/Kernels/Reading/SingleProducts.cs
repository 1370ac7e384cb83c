using Kernels.Arithmetic;
using Kernels.Lstm;
using Kernels.Memory;
using Kernels.Products;

namespace Kernels.Reading;

/// <summary>Matrix products in single precision.</summary>
internal sealed unsafe class SingleProducts(Tile tile) : IReadingProducts
{
    public IReadingWeight Pack(Matrix weight, int n, int k) => new Weight(weight, n, k, tile);

    public IReadingRecurrence PackRecurrence(Matrix weight, int units) => new Recurrence(LstmRecurrence.Pack(weight, units, tile), tile);

    private sealed class Weight(Matrix weight, int n, int k, Tile tile) : IReadingWeight
    {
        private readonly PackedMatrix _packed = new(weight.Transposed, k, n, tile);

        public void Multiply(float* rows, int m, float* target, float* bias)
        {
            if (bias != null)
                Elementwise.Repeat(bias, target, n, m);
            MatrixProduct.Multiply(Matrix.Rows(rows, k), _packed, target, n, m, n, k, add: true, tile);
        }

        public void Dispose() => _packed.Dispose();
    }

    private sealed class Recurrence(NativeBuffer weights, Tile tile) : IReadingRecurrence
    {
        public void Forward(LstmShape shape, float* gates, float* hidden, float* cells, float* outputs) =>
            LstmRecurrence.Forward(shape, weights.Of(0), gates, hidden, cells, outputs, tile);

        public void Dispose() => weights.Dispose();
    }
}
