using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Trainer.Kernels.Products.FixedPoint;

/// <summary>8 rows of 48: 24 sums, 4 operands and a product in AVX-512's 32 registers.</summary>
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

        var c0 = Vector512.Load(right.Scales);
        var c1 = Vector512.Load(right.Scales + Width);
        var c2 = Vector512.Load(right.Scales + 2 * Width);
        var scale = Vector512.Create(left.Scales[0]);
        Keep(target, addend, s00, scale * c0);
        Keep(target + Width, addend + Width, s01, scale * c1);
        Keep(target + 2 * Width, addend + 2 * Width, s02, scale * c2);
        scale = Vector512.Create(left.Scales[1]);
        Keep(target + stride, addend + addendStride, s10, scale * c0);
        Keep(target + stride + Width, addend + addendStride + Width, s11, scale * c1);
        Keep(target + stride + 2 * Width, addend + addendStride + 2 * Width, s12, scale * c2);
        scale = Vector512.Create(left.Scales[2]);
        Keep(target + 2 * stride, addend + 2 * addendStride, s20, scale * c0);
        Keep(target + 2 * stride + Width, addend + 2 * addendStride + Width, s21, scale * c1);
        Keep(target + 2 * stride + 2 * Width, addend + 2 * addendStride + 2 * Width, s22, scale * c2);
        scale = Vector512.Create(left.Scales[3]);
        Keep(target + 3 * stride, addend + 3 * addendStride, s30, scale * c0);
        Keep(target + 3 * stride + Width, addend + 3 * addendStride + Width, s31, scale * c1);
        Keep(target + 3 * stride + 2 * Width, addend + 3 * addendStride + 2 * Width, s32, scale * c2);
        scale = Vector512.Create(left.Scales[4]);
        Keep(target + 4 * stride, addend + 4 * addendStride, s40, scale * c0);
        Keep(target + 4 * stride + Width, addend + 4 * addendStride + Width, s41, scale * c1);
        Keep(target + 4 * stride + 2 * Width, addend + 4 * addendStride + 2 * Width, s42, scale * c2);
        scale = Vector512.Create(left.Scales[5]);
        Keep(target + 5 * stride, addend + 5 * addendStride, s50, scale * c0);
        Keep(target + 5 * stride + Width, addend + 5 * addendStride + Width, s51, scale * c1);
        Keep(target + 5 * stride + 2 * Width, addend + 5 * addendStride + 2 * Width, s52, scale * c2);
        scale = Vector512.Create(left.Scales[6]);
        Keep(target + 6 * stride, addend + 6 * addendStride, s60, scale * c0);
        Keep(target + 6 * stride + Width, addend + 6 * addendStride + Width, s61, scale * c1);
        Keep(target + 6 * stride + 2 * Width, addend + 6 * addendStride + 2 * Width, s62, scale * c2);
        scale = Vector512.Create(left.Scales[7]);
        Keep(target + 7 * stride, addend + 7 * addendStride, s70, scale * c0);
        Keep(target + 7 * stride + Width, addend + 7 * addendStride + Width, s71, scale * c1);
        Keep(target + 7 * stride + 2 * Width, addend + 7 * addendStride + 2 * Width, s72, scale * c2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(float* target, float* addend, Vector512<int> sum, Vector512<float> scale) =>
        Vector512.MultiplyAddEstimate(Vector512.ConvertToSingle(sum), scale, Vector512.Load(addend)).Store(target);
}
