using Kernels.Memory;
using Kernels.Products;
using static TorchSharp.torch;

namespace Kernels.Tests.Products;

public sealed unsafe class MatrixProductTests : IDisposable
{
    private readonly Numbers _numbers = new(1);

    /// <summary>Sizes smaller than a tile, between multiples of a tile, and larger than a block in each direction.</summary>
    public static MatrixTheoryData<string, (int M, int N, int K)> Cases => new(
        Tiles.Names.Select(row => row.Data),
        [(1, 1, 1), (7, 5, 3), (8, 48, 16), (1, 50, 600), (33, 97, 1030), (2400, 51, 20), (17, 4700, 20)]);

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Products_are_libtorchs_however_the_operands_lie(string tile, (int M, int N, int K) size)
    {
        using var scope = NewDisposeScope();
        var (m, n, k) = size;
        foreach (var (leftTurned, rightTurned) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var left = leftTurned ? _numbers.Draw(k, m) : _numbers.Draw(m, k);
            var right = rightTurned ? _numbers.Draw(n, k) : _numbers.Draw(k, n);
            var product = full([m, n], float.NaN);

            MatrixProduct.Multiply(Of(left, leftTurned), Of(right, rightTurned), product.Floats(), n, m, n, k, add: false, Tiles.Named(tile));

            var expected = (leftTurned ? left.t() : left).to(float64).mm((rightTurned ? right.t() : right).to(float64));
            product.ShouldBeCloseTo(expected, 1e-6, $"{tile} {size}, turned: {leftTurned}, {rightTurned}");
        }
    }

    [Theory]
    [MemberData(nameof(Tiles.Names), MemberType = typeof(Tiles))]
    public void A_product_is_added_to_part_of_a_wider_target(string tile)
    {
        using var scope = NewDisposeScope();
        var (left, right, target) = (_numbers.Draw(13, 700), _numbers.Draw(700, 60), _numbers.Draw(13, 100));
        var expected = target.clone();
        expected.narrow(1, 20, 60).add_(left.mm(right));

        MatrixProduct.Multiply(Of(left), Of(right), target.Floats() + 20, 100, 13, 60, 700, add: true, Tiles.Named(tile));

        target.ShouldBeCloseTo(expected, 1e-6, tile);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_masked_operand_is_multiplied_with_its_mask(bool turned)
    {
        using var scope = NewDisposeScope();
        var (left, right) = (_numbers.Draw(9, 35), turned ? _numbers.Draw(21, 35) : _numbers.Draw(35, 21));
        var mask = _numbers.DrawMask(0.5, right.shape);
        var product = empty(9, 21);
        var operand = Matrix.Rows(right.Floats(), right.shape[1], mask.Floats());

        MatrixProduct.Multiply(Of(left), turned ? operand.Transposed : operand, product.Floats(), 21, 9, 21, 35, add: false);

        var dropped = right * mask;
        product.ShouldBeCloseTo(left.mm(turned ? dropped.t() : dropped), 1e-6, $"turned: {turned}");
    }

    [Fact]
    public void A_part_of_an_operand_is_used_where_it_lies()
    {
        using var scope = NewDisposeScope();
        var (left, right, product) = (_numbers.Draw(20, 30), _numbers.Draw(30, 40), empty(11, 25));

        MatrixProduct.Multiply(Of(left).From(9, 4), Of(right).From(4, 15), product.Floats(), 25, 11, 25, 26, add: false);

        product.ShouldBeCloseTo(left.narrow(0, 9, 11).narrow(1, 4, 26).mm(right.narrow(0, 4, 26).narrow(1, 15, 25)), 1e-6, "part");
    }

    private static Matrix Of(Tensor tensor, bool turned = false)
    {
        var matrix = Matrix.Rows(tensor.Floats(), tensor.shape[1]);
        return turned ? matrix.Transposed : matrix;
    }
}
