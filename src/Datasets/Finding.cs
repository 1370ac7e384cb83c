namespace Datasets;

/// <summary>All findings of one kind.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Severity">Errors stop the pipeline; warnings and notes do not.</param>
/// <param name="Title">What was found, as a heading.</param>
/// <param name="Count">How often.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="Places">The first places, by line.</param>
public sealed record Finding(
    FindingKind Kind, FindingSeverity Severity, string Title, long Count, string Advice, IReadOnlyList<FindingPlace> Places);
