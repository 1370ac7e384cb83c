namespace Training.Benchmarks;

/// <summary>How fast a large matrix product was, the fastest of several.</summary>
/// <param name="Gflops">GFLOP/s.</param>
/// <param name="GflopsByProcessor">
/// GFLOP a second of processor time, times the number of threads: the same where nobody else wants the cores. Null on a GPU.
/// </param>
internal sealed record ProductSpeed(double Gflops, double? GflopsByProcessor);
