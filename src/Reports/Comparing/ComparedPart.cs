namespace Reports.Comparing;

/// <summary>A group of compared figures.</summary>
public sealed record ComparedPart(string Title, IReadOnlyList<ComparedRow> Rows);
