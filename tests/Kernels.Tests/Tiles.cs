using System.Runtime.Intrinsics;
using Kernels.Products;

namespace Kernels.Tests;

/// <summary>Tiles that this processor supports.</summary>
internal static class Tiles
{
    public static IEnumerable<Tile> All { get; } =
    [
        new Tile128(),
        .. Vector256.IsHardwareAccelerated ? [new Tile256()] : Array.Empty<Tile>(),
        .. Vector512.IsHardwareAccelerated ? [new Tile512()] : Array.Empty<Tile>(),
    ];

    public static TheoryData<string> Names => [.. All.Select(tile => tile.GetType().Name)];

    public static Tile Named(string name) => All.Single(tile => tile.GetType().Name == name);
}
