using Architecture.Tests.Planted.Pair.Lower;

namespace Architecture.Tests.Planted.Pair.Upper;

/// <summary>Uses the folder below, as it should.</summary>
internal sealed record Roof(Foundation Below);
