using Architecture.Tests.Planted.Pair.Upper;

namespace Architecture.Tests.Planted.Pair.Lower;

/// <summary>Uses the folder that uses it, for <see cref="FloorTests"/> to find.</summary>
internal sealed record Foundation(Roof? Above);
