using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Products.FixedPoint;

/// <summary>Tile of 8 rows by 48 columns: 24 sums, 4 operands and a product in the 32 registers of AVX-512.</summary>
internal sealed unsafe class FixedPointTile512() : FixedPointTile(R, C)
{
    private const int Width = 16, R = 8, C = 3 * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Multiply(
        FixedPointPanel left, FixedPointPanel right, int pairs, float* target, long stride, float* addend, long addendStride)
    {
        Vector512<int> s00 = default, s01 = default, s02 = default;
        Vector512<int> s10 = default, s11 = default, s12 = default;
        Vector512<int> s20 = default, s21 = default, s22 = default;
        Vector512<int> s30 = default, s31 = default, s32 = default;
        Vector512<int> s40 = default, s41 = default, s42 = default;
        Vector512<int> s50 = default, s51 = default, s52 = default;
        Vector512<int> s60 = default, s61 = default, s62 = default;
        Vector512<int> s70 = default, s71 = default, s72 = default;
        int* a = left.Pairs, b = right.Pairs;
        for (var pair = 0; pair < pairs; pair++, a += R, b += C)
        {
            var (r0, r1, r2) = (Vector512.Load((short*)b), Vector512.Load((short*)(b + Width)), Vector512.Load((short*)(b + 2 * Width)));
            var l = Vector512.Create(a[0]).AsInt16();
            s00 += Avx512BW.MultiplyAddAdjacent(l, r0);
            s01 += Avx512BW.MultiplyAddAdjacent(l, r1);
            s02 += Avx512BW.MultiplyAddAdjacent(l, r2);
            l = Vector512.Create(a[1]).AsInt16();
            s10 += Avx512BW.MultiplyAddAdjacent(l, r0);
            s11 += Avx512BW.MultiplyAddAdjacent(l, r1);
            s12 += Avx512BW.MultiplyAddAdjacent(l, r2);
            l = Vector512.Create(a[2]).AsInt16();
            s20 += Avx512BW.MultiplyAddAdjacent(l, r0);
            s21 += Avx512BW.MultiplyAddAdjacent(l, r1);
            s22 += Avx512BW.MultiplyAddAdjacent(l, r2);
            l = Vector512.Create(a[3]).AsInt16();
            s30 += Avx512BW.MultiplyAddAdjacent(l, r0);
            s31 += Avx512BW.MultiplyAddAdjacent(l, r1);
            s32 += Avx512BW.MultiplyAddAdjacent(l, r2);
            l = Vector512.Create(a[4]).AsInt16();
            s40 += Avx512BW.MultiplyAddAdjacent(l, r0);
            s41 += Avx512BW.MultiplyAddAdjacent(l, r1);
            s42 += Avx512BW.MultiplyAddAdjacent(l, r2);
            l = Vector512.Create(a[5]).AsInt16();
            s50 += Avx512BW.MultiplyAddAdjacent(l, r0);
            s51 += Avx512BW.MultiplyAddAdjacent(l, r1);
            s52 += Avx512BW.MultiplyAddAdjacent(l, r2);
            l = Vector512.Create(a[6]).AsInt16();
            s60 += Avx512BW.MultiplyAddAdjacent(l, r0);
            s61 += Avx512BW.MultiplyAddAdjacent(l, r1);
            s62 += Avx512BW.MultiplyAddAdjacent(l, r2);
            l = Vector512.Create(a[7]).AsInt16();
            s70 += Avx512BW.MultiplyAddAdjacent(l, r0);
            s71 += Avx512BW.MultiplyAddAdjacent(l, r1);
            s72 += Avx512BW.MultiplyAddAdjacent(l, r2);
        }

        Keep(target, addend, s00, s01, s02, left.Scales[0], right.Scales);
        Keep(target + stride, addend + addendStride, s10, s11, s12, left.Scales[1], right.Scales);
        Keep(target + 2 * stride, addend + 2 * addendStride, s20, s21, s22, left.Scales[2], right.Scales);
        Keep(target + 3 * stride, addend + 3 * addendStride, s30, s31, s32, left.Scales[3], right.Scales);
        Keep(target + 4 * stride, addend + 4 * addendStride, s40, s41, s42, left.Scales[4], right.Scales);
        Keep(target + 5 * stride, addend + 5 * addendStride, s50, s51, s52, left.Scales[5], right.Scales);
        Keep(target + 6 * stride, addend + 6 * addendStride, s60, s61, s62, left.Scales[6], right.Scales);
        Keep(target + 7 * stride, addend + 7 * addendStride, s70, s71, s72, left.Scales[7], right.Scales);
    }

    /// <param name="row">Scale of the row.</param>
    /// <param name="columns">Scales of the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(float* target, float* addend, Vector512<int> s0, Vector512<int> s1, Vector512<int> s2, float row, float* columns)
    {
        Keep(target, addend, s0, Vector512.Create(row) * Vector512.Load(columns));
        Keep(target + Width, addend + Width, s1, Vector512.Create(row) * Vector512.Load(columns + Width));
        Keep(target + 2 * Width, addend + 2 * Width, s2, Vector512.Create(row) * Vector512.Load(columns + 2 * Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(float* target, float* addend, Vector512<int> sum, Vector512<float> scale) =>
        Vector512.MultiplyAddEstimate(Vector512.ConvertToSingle(sum), scale, Vector512.Load(addend)).Store(target);
}
