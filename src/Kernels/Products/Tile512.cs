using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Products;

/// <summary>Tile of 8 rows by 48 columns: 24 sums and 4 operands in the 32 registers of AVX-512, with one load for two products.</summary>
internal sealed class Tile512() : Tile(R, C)
{
    private const int Width = 16, R = 8, C = 3 * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Multiply(float* left, float* right, float* target, long stride, int depth, bool add)
    {
        Vector512<float> s00 = default, s01 = default, s02 = default;
        Vector512<float> s10 = default, s11 = default, s12 = default;
        Vector512<float> s20 = default, s21 = default, s22 = default;
        Vector512<float> s30 = default, s31 = default, s32 = default;
        Vector512<float> s40 = default, s41 = default, s42 = default;
        Vector512<float> s50 = default, s51 = default, s52 = default;
        Vector512<float> s60 = default, s61 = default, s62 = default;
        Vector512<float> s70 = default, s71 = default, s72 = default;
        for (var k = 0; k < depth; k++, left += R, right += C)
        {
            var (r0, r1, r2) = (Vector512.Load(right), Vector512.Load(right + Width), Vector512.Load(right + 2 * Width));
            var l = Vector512.Create(left[0]);
            s00 = Vector512.FusedMultiplyAdd(l, r0, s00);
            s01 = Vector512.FusedMultiplyAdd(l, r1, s01);
            s02 = Vector512.FusedMultiplyAdd(l, r2, s02);
            l = Vector512.Create(left[1]);
            s10 = Vector512.FusedMultiplyAdd(l, r0, s10);
            s11 = Vector512.FusedMultiplyAdd(l, r1, s11);
            s12 = Vector512.FusedMultiplyAdd(l, r2, s12);
            l = Vector512.Create(left[2]);
            s20 = Vector512.FusedMultiplyAdd(l, r0, s20);
            s21 = Vector512.FusedMultiplyAdd(l, r1, s21);
            s22 = Vector512.FusedMultiplyAdd(l, r2, s22);
            l = Vector512.Create(left[3]);
            s30 = Vector512.FusedMultiplyAdd(l, r0, s30);
            s31 = Vector512.FusedMultiplyAdd(l, r1, s31);
            s32 = Vector512.FusedMultiplyAdd(l, r2, s32);
            l = Vector512.Create(left[4]);
            s40 = Vector512.FusedMultiplyAdd(l, r0, s40);
            s41 = Vector512.FusedMultiplyAdd(l, r1, s41);
            s42 = Vector512.FusedMultiplyAdd(l, r2, s42);
            l = Vector512.Create(left[5]);
            s50 = Vector512.FusedMultiplyAdd(l, r0, s50);
            s51 = Vector512.FusedMultiplyAdd(l, r1, s51);
            s52 = Vector512.FusedMultiplyAdd(l, r2, s52);
            l = Vector512.Create(left[6]);
            s60 = Vector512.FusedMultiplyAdd(l, r0, s60);
            s61 = Vector512.FusedMultiplyAdd(l, r1, s61);
            s62 = Vector512.FusedMultiplyAdd(l, r2, s62);
            l = Vector512.Create(left[7]);
            s70 = Vector512.FusedMultiplyAdd(l, r0, s70);
            s71 = Vector512.FusedMultiplyAdd(l, r1, s71);
            s72 = Vector512.FusedMultiplyAdd(l, r2, s72);
        }

        Keep(target, s00, s01, s02, add);
        Keep(target + stride, s10, s11, s12, add);
        Keep(target + 2 * stride, s20, s21, s22, add);
        Keep(target + 3 * stride, s30, s31, s32, add);
        Keep(target + 4 * stride, s40, s41, s42, add);
        Keep(target + 5 * stride, s50, s51, s52, add);
        Keep(target + 6 * stride, s60, s61, s62, add);
        Keep(target + 7 * stride, s70, s71, s72, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Keep(float* row, Vector512<float> s0, Vector512<float> s1, Vector512<float> s2, bool add)
    {
        if (add)
        {
            s0 += Vector512.Load(row);
            s1 += Vector512.Load(row + Width);
            s2 += Vector512.Load(row + 2 * Width);
        }

        s0.Store(row);
        s1.Store(row + Width);
        s2.Store(row + 2 * Width);
    }
}
