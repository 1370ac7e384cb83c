namespace Datasets;

/// <summary>All findings of one kind.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Severity">Errors stop the pipeline; warnings and notes do not.</param>
/// <param name="Title">A heading.</param>
/// <param name="Count">The number of occurrences.</param>
/// <param name="Advice">How to fix it.</param>
/// <param name="Places">The first places, ordered by line.</param>
public sealed record Finding(
    FindingKind Kind, FindingSeverity Severity, string Title, long Count, string Advice, IReadOnlyList<FindingPlace> Places);
