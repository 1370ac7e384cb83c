namespace Reports.Comparing;

/// <param name="Values">One formatted value for each run.</param>
public sealed record ComparedRow(string Name, IReadOnlyList<string> Values);
