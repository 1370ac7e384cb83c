using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Products.FixedPoint;

/// <summary>Tile of 4 rows by 16 columns: 8 sums, 3 operands and a product in the 16 registers of AVX2.</summary>
internal sealed unsafe class FixedPointTile256() : FixedPointTile(R, C)
{
    private const int Width = 8, R = 4, C = 2 * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Multiply(
        FixedPointPanel left, FixedPointPanel right, int pairs, float* target, long stride, float* addend, long addendStride)
    {
        Vector256<int> s00 = default, s01 = default;
        Vector256<int> s10 = default, s11 = default;
        Vector256<int> s20 = default, s21 = default;
        Vector256<int> s30 = default, s31 = default;
        int* a = left.Pairs, b = right.Pairs;
        for (var pair = 0; pair < pairs; pair++, a += R, b += C)
        {
            var (r0, r1) = (Vector256.Load((short*)b), Vector256.Load((short*)(b + Width)));
            var l = Vector256.Create(a[0]).AsInt16();
            s00 += Avx2.MultiplyAddAdjacent(l, r0);
            s01 += Avx2.MultiplyAddAdjacent(l, r1);
            l = Vector256.Create(a[1]).AsInt16();
            s10 += Avx2.MultiplyAddAdjacent(l, r0);
            s11 += Avx2.MultiplyAddAdjacent(l, r1);
            l = Vector256.Create(a[2]).AsInt16();
            s20 += Avx2.MultiplyAddAdjacent(l, r0);
            s21 += Avx2.MultiplyAddAdjacent(l, r1);
            l = Vector256.Create(a[3]).AsInt16();
            s30 += Avx2.MultiplyAddAdjacent(l, r0);
            s31 += Avx2.MultiplyAddAdjacent(l, r1);
        }

        Keep(target, addend, s00, s01, left.Scales[0], right.Scales);
        Keep(target + stride, addend + addendStride, s10, s11, left.Scales[1], right.Scales);
        Keep(target + 2 * stride, addend + 2 * addendStride, s20, s21, left.Scales[2], right.Scales);
        Keep(target + 3 * stride, addend + 3 * addendStride, s30, s31, left.Scales[3], right.Scales);
    }

    /// <param name="row">Scale of the row.</param>
    /// <param name="columns">Scales of the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(float* target, float* addend, Vector256<int> s0, Vector256<int> s1, float row, float* columns)
    {
        Keep(target, addend, s0, Vector256.Create(row) * Vector256.Load(columns));
        Keep(target + Width, addend + Width, s1, Vector256.Create(row) * Vector256.Load(columns + Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(float* target, float* addend, Vector256<int> sum, Vector256<float> scale) =>
        Vector256.MultiplyAddEstimate(Vector256.ConvertToSingle(sum), scale, Vector256.Load(addend)).Store(target);
}
