using Architecture.Tests.Planted.Middle.Below;

namespace Architecture.Tests.Planted.Middle;

/// <summary>A type of a top folder that stands between two folders, for <see cref="FloorTests"/> to find.</summary>
internal sealed record Floor(Cellar Below);
