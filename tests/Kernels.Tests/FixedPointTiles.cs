using System.Runtime.Intrinsics.X86;
using Kernels.Products.FixedPoint;

namespace Kernels.Tests;

/// <summary>Tiles of 16-bit integers that this processor supports.</summary>
internal static class FixedPointTiles
{
    public static IEnumerable<FixedPointTile> All { get; } =
    [
        .. Avx2.IsSupported ? [new FixedPointTile256()] : Array.Empty<FixedPointTile>(),
        .. Avx512BW.IsSupported ? [new FixedPointTile512()] : Array.Empty<FixedPointTile>(),
    ];

    public static TheoryData<string> Names => [.. All.Select(tile => tile.GetType().Name)];

    public static FixedPointTile Named(string name) => All.Single(tile => tile.GetType().Name == name);
}
