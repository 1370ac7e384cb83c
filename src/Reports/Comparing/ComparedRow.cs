namespace Reports.Comparing;

/// <param name="Values">One for each run, for people.</param>
public sealed record ComparedRow(string Name, IReadOnlyList<string> Values);
