namespace Text.Benchmarks;

/// <summary>What was measured.</summary>
/// <param name="PeakGflops">The fastest matrix product.</param>
/// <param name="MedianGflops">The median of the rounds' fastest.</param>
internal sealed record Figures(IReadOnlyList<Summary> Subjects, double PeakGflops, double MedianGflops)
{
    public Summary this[string name] => Subjects.First(subject => subject.Name == name);
}
