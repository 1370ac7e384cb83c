using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Products;

/// <summary>Tile of 4 rows by 12 columns for all processors; uses fused multiply-add where available.</summary>
internal sealed class Tile128() : Tile(R, C)
{
    private const int Width = 4, R = 4, C = 3 * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Multiply(float* left, float* right, float* target, long stride, int depth, bool add)
    {
        Vector128<float> s00 = default, s01 = default, s02 = default;
        Vector128<float> s10 = default, s11 = default, s12 = default;
        Vector128<float> s20 = default, s21 = default, s22 = default;
        Vector128<float> s30 = default, s31 = default, s32 = default;
        for (var k = 0; k < depth; k++, left += R, right += C)
        {
            var (r0, r1, r2) = (Vector128.Load(right), Vector128.Load(right + Width), Vector128.Load(right + 2 * Width));
            var l = Vector128.Create(left[0]);
            s00 = Vector128.MultiplyAddEstimate(l, r0, s00);
            s01 = Vector128.MultiplyAddEstimate(l, r1, s01);
            s02 = Vector128.MultiplyAddEstimate(l, r2, s02);
            l = Vector128.Create(left[1]);
            s10 = Vector128.MultiplyAddEstimate(l, r0, s10);
            s11 = Vector128.MultiplyAddEstimate(l, r1, s11);
            s12 = Vector128.MultiplyAddEstimate(l, r2, s12);
            l = Vector128.Create(left[2]);
            s20 = Vector128.MultiplyAddEstimate(l, r0, s20);
            s21 = Vector128.MultiplyAddEstimate(l, r1, s21);
            s22 = Vector128.MultiplyAddEstimate(l, r2, s22);
            l = Vector128.Create(left[3]);
            s30 = Vector128.MultiplyAddEstimate(l, r0, s30);
            s31 = Vector128.MultiplyAddEstimate(l, r1, s31);
            s32 = Vector128.MultiplyAddEstimate(l, r2, s32);
        }

        Keep(target, s00, s01, s02, add);
        Keep(target + stride, s10, s11, s12, add);
        Keep(target + 2 * stride, s20, s21, s22, add);
        Keep(target + 3 * stride, s30, s31, s32, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Keep(float* row, Vector128<float> s0, Vector128<float> s1, Vector128<float> s2, bool add)
    {
        if (add)
        {
            s0 += Vector128.Load(row);
            s1 += Vector128.Load(row + Width);
            s2 += Vector128.Load(row + 2 * Width);
        }

        s0.Store(row);
        s1.Store(row + Width);
        s2.Store(row + 2 * Width);
    }
}
