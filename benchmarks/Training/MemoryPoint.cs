namespace Training.Benchmarks;

/// <param name="Step">Steps done.</param>
/// <param name="Bytes">Resident between this step and the next.</param>
internal sealed record MemoryPoint(int Step, long Bytes);
