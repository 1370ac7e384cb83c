using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Products;

/// <summary>Tile of 4 rows by 24 columns: 12 sums and 4 operands in the 16 registers of AVX2.</summary>
internal sealed class Tile256() : Tile(R, C)
{
    private const int Width = 8, R = 4, C = 3 * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Multiply(float* left, float* right, float* target, long stride, int depth, bool add)
    {
        Vector256<float> s00 = default, s01 = default, s02 = default;
        Vector256<float> s10 = default, s11 = default, s12 = default;
        Vector256<float> s20 = default, s21 = default, s22 = default;
        Vector256<float> s30 = default, s31 = default, s32 = default;
        for (var k = 0; k < depth; k++, left += R, right += C)
        {
            var (r0, r1, r2) = (Vector256.Load(right), Vector256.Load(right + Width), Vector256.Load(right + 2 * Width));
            var l = Vector256.Create(left[0]);
            s00 = Vector256.FusedMultiplyAdd(l, r0, s00);
            s01 = Vector256.FusedMultiplyAdd(l, r1, s01);
            s02 = Vector256.FusedMultiplyAdd(l, r2, s02);
            l = Vector256.Create(left[1]);
            s10 = Vector256.FusedMultiplyAdd(l, r0, s10);
            s11 = Vector256.FusedMultiplyAdd(l, r1, s11);
            s12 = Vector256.FusedMultiplyAdd(l, r2, s12);
            l = Vector256.Create(left[2]);
            s20 = Vector256.FusedMultiplyAdd(l, r0, s20);
            s21 = Vector256.FusedMultiplyAdd(l, r1, s21);
            s22 = Vector256.FusedMultiplyAdd(l, r2, s22);
            l = Vector256.Create(left[3]);
            s30 = Vector256.FusedMultiplyAdd(l, r0, s30);
            s31 = Vector256.FusedMultiplyAdd(l, r1, s31);
            s32 = Vector256.FusedMultiplyAdd(l, r2, s32);
        }

        Keep(target, s00, s01, s02, add);
        Keep(target + stride, s10, s11, s12, add);
        Keep(target + 2 * stride, s20, s21, s22, add);
        Keep(target + 3 * stride, s30, s31, s32, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Keep(float* row, Vector256<float> s0, Vector256<float> s1, Vector256<float> s2, bool add)
    {
        if (add)
        {
            s0 += Vector256.Load(row);
            s1 += Vector256.Load(row + Width);
            s2 += Vector256.Load(row + 2 * Width);
        }

        s0.Store(row);
        s1.Store(row + Width);
        s2.Store(row + 2 * Width);
    }
}
