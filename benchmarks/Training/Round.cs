namespace Training.Benchmarks;

/// <summary>One step of each, and how fast a matrix product was beside our own.</summary>
/// <param name="Product">The faster one of before and after.</param>
/// <param name="Peer">Null without a peer.</param>
internal sealed record Round(ProductSpeed Product, Measurement Own, Measurement? Peer);
