namespace Reports.Comparing;

/// <summary>Figures of one kind.</summary>
public sealed record ComparedPart(string Title, IReadOnlyList<ComparedRow> Rows);
