using Kernels.Memory;
using Kernels.Products;
using Kernels.Products.FixedPoint;
using static TorchSharp.torch;

namespace Kernels.Tests.Products.FixedPoint;

public sealed unsafe class FixedPointWeightTests : IDisposable
{
    /// <summary>Tolerance relative to the norm of a product of normally distributed numbers.</summary>
    private const double Tolerance = 5e-4;

    private readonly Numbers _numbers = new(1);

    /// <summary>Sizes smaller than a tile, between multiples of a tile, and larger than a group of tiles.</summary>
    public static MatrixTheoryData<string, (int M, int N, int K)> Cases => new(
        FixedPointTiles.Names.Select(row => row.Data),
        [(1, 1, 1), (7, 5, 3), (8, 48, 16), (1, 50, 600), (33, 97, 1031), (1100, 51, 20), (17, 470, 33)]);

    public void Dispose() => _numbers.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Products_are_libtorchs_but_for_the_rounding_of_their_factors(string tile, (int M, int N, int K) size)
    {
        using var scope = NewDisposeScope();
        var (m, n, k) = size;
        var (rows, weight, bias, sum) = (_numbers.Draw(m, k), _numbers.Draw(n, k), _numbers.Draw(n), _numbers.Draw(m, n));
        var expected = rows.to(float64).mm(weight.to(float64).t());

        Multiply(rows, weight, bias, tile).ShouldBeCloseTo(expected + bias, Tolerance, $"{tile} {size}, bias");
        Add(rows, weight, sum.clone(), tile).ShouldBeCloseTo(expected + sum, Tolerance, $"{tile} {size}, added");
    }

    [Theory]
    [MemberData(nameof(FixedPointTiles.Names), MemberType = typeof(FixedPointTiles))]
    public void Each_row_of_either_operand_has_a_scale_of_its_own(string tile)
    {
        using var scope = NewDisposeScope();
        var (rows, weight) = (_numbers.Draw(20, 100), _numbers.Draw(60, 100));
        var (largest, smallest) = (linspace(-20, 20, 20), linspace(-15, 15, 60));
        var (wideRows, wideWeight) = (rows * pow(10, largest).unsqueeze(1), weight * pow(10, smallest).unsqueeze(1));

        var found = Multiply(wideRows, wideWeight, zeros(60), tile).to(float64);

        var scale = pow(10, largest.to(float64)).unsqueeze(1) * pow(10, smallest.to(float64)).unsqueeze(0);
        (found / scale).ShouldBeCloseTo(rows.to(float64).mm(weight.to(float64).t()), Tolerance, tile);
    }

    /// <summary>The largest possible sum of two rows must not overflow.</summary>
    [Theory]
    [MemberData(nameof(FixedPointTiles.Names), MemberType = typeof(FixedPointTiles))]
    public void Rows_that_point_the_same_way_do_not_overflow(string tile)
    {
        using var scope = NewDisposeScope();
        foreach (var k in new[] { 1, 2, 3, 100, 1552, 70_001 })
        {
            foreach (var row in new[] { ones(1, k), -ones(1, k), _numbers.Draw(1, k), _numbers.Draw(1, k).pow(5) })
            {
                var norm = row.to(float64).Squared().sum().item<double>();
                Multiply(row, row, zeros(1), tile).item<float>().Should().BeApproximately((float)norm, (float)(norm * 0.01), $"{tile} {k}");
                Multiply(row, -row, zeros(1), tile).item<float>().Should().BeApproximately((float)-norm, (float)(norm * 0.01), $"{tile} {k}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(FixedPointTiles.Names), MemberType = typeof(FixedPointTiles))]
    public void A_large_number_leaves_the_others_their_digits(string tile)
    {
        using var scope = NewDisposeScope();
        var (rows, weight) = (_numbers.Draw(8, 500), _numbers.Draw(48, 500));
        rows[TensorIndex.Colon, TensorIndex.Single(3)] = 30;

        var found = Multiply(rows, weight, zeros(48), tile);

        found.ShouldBeCloseTo(rows.to(float64).mm(weight.to(float64).t()), Tolerance, tile);
    }

    [Theory]
    [MemberData(nameof(FixedPointTiles.Names), MemberType = typeof(FixedPointTiles))]
    public void Zeros_and_the_smallest_numbers_are_zeros(string tile)
    {
        using var scope = NewDisposeScope();
        var (rows, bias) = (zeros(3, 20), _numbers.Draw(5));
        rows[1] = full(20, float.Epsilon);

        Multiply(rows, _numbers.Draw(5, 20), bias, tile).Holds(bias.expand(3, 5)).Should().BeTrue();
        Multiply(_numbers.Draw(3, 20), zeros(5, 20), bias, tile).Holds(bias.expand(3, 5)).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(FixedPointTiles.Names), MemberType = typeof(FixedPointTiles))]
    public void What_is_no_number_stays_so_in_its_row_alone(string tile)
    {
        using var scope = NewDisposeScope();
        foreach (var broken in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            foreach (var place in new[] { 2, 36 })
            {
                var (rows, weight) = (_numbers.Draw(10, 37), _numbers.Draw(50, 37));
                rows[4][place] = broken;

                var found = Multiply(rows, weight, zeros(50), tile).isnan();

                found[4].all().item<bool>().Should().BeTrue($"{tile} {broken} {place}");
                found.sum().item<long>().Should().Be(50);
            }
        }
    }

    /// <summary>The sums are exact, so neither the width of the registers nor the grouping of rows may change a bit.</summary>
    [Fact]
    public void All_tiles_and_all_batches_give_the_same_bits()
    {
        using var scope = NewDisposeScope();
        var (rows, weight, bias) = (_numbers.Draw(70, 301), _numbers.Draw(101, 301), _numbers.Draw(101));
        foreach (var tile in FixedPointTiles.All)
        {
            var name = tile.GetType().Name;
            var together = Multiply(rows, weight, bias, name);

            together.Holds(Multiply(rows, weight, bias, FixedPointTiles.All.First().GetType().Name)).Should().BeTrue(name);
            foreach (var row in new[] { 0, 7, 69 })
                Multiply(rows.narrow(0, row, 1).clone(), weight, bias, name).Holds(together.narrow(0, row, 1)).Should().BeTrue($"{name} {row}");
        }
    }

    [Theory]
    [MemberData(nameof(FixedPointTiles.Names), MemberType = typeof(FixedPointTiles))]
    public void A_part_of_a_wider_weight_is_packed_where_it_lies(string tile)
    {
        using var scope = NewDisposeScope();
        var (rows, wide, target) = (_numbers.Draw(9, 25), _numbers.Draw(50, 60), empty(9, 50));
        using var weight = new FixedPointWeight(Matrix.Rows(wide.Floats(), 60).From(0, 30), 50, 25, FixedPointTiles.Named(tile));

        weight.Multiply(rows.Floats(), 9, target.Floats(), zeros(50).Floats());

        target.ShouldBeCloseTo(rows.mm(wide.narrow(1, 30, 25).t()), Tolerance, tile);
    }

    private static Tensor Multiply(Tensor rows, Tensor weight, Tensor bias, string tile)
    {
        var target = full([rows.shape[0], weight.shape[0]], float.NaN);
        using var packed = Pack(weight, tile);
        packed.Multiply(rows.Floats(), (int)rows.shape[0], target.Floats(), bias.Floats());
        return target;
    }

    private static Tensor Add(Tensor rows, Tensor weight, Tensor target, string tile)
    {
        using var packed = Pack(weight, tile);
        packed.Multiply(rows.Floats(), (int)rows.shape[0], target.Floats(), null);
        return target;
    }

    private static FixedPointWeight Pack(Tensor weight, string tile) => new(
        Matrix.Rows(weight.Floats(), weight.shape[1]), (int)weight.shape[0], (int)weight.shape[1], FixedPointTiles.Named(tile));
}
