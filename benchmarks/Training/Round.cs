namespace Training.Benchmarks;

/// <summary>One step of each, and how fast a matrix product was beside our own.</summary>
/// <param name="Product">The faster one of before and after.</param>
/// <param name="Peer">Null without a peer.</param>
/// <param name="Parts">Of a step of our own; null where they are not asked for.</param>
internal sealed record Round(ProductSpeed Product, Measurement Own, Measurement? Peer, PartTime[]? Parts = null);
