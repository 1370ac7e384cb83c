namespace Datasets;

/// <summary>Counts findings and keeps the first places of each kind.</summary>
internal sealed class FindingLog(int placesPerKind)
{
    private readonly SortedDictionary<FindingKind, (long Count, List<FindingPlace> Places)> _kinds = [];

    public bool HasErrors { get; private set; }

    public void Add(FindingKind kind, long? line, string detail) => Add(kind, 1, [new FindingPlace(line, detail)]);

    /// <param name="kind">The kind of finding.</param>
    /// <param name="count">The number of occurrences.</param>
    /// <param name="places">The first places, ordered by line.</param>
    public void Add(FindingKind kind, long count, IEnumerable<FindingPlace> places)
    {
        if (!_kinds.TryGetValue(kind, out var found))
            found = (0, []);
        found.Places.AddRange(places.Take(placesPerKind - found.Places.Count));
        _kinds[kind] = found with { Count = found.Count + count };
        HasErrors |= FindingGuide.Of(kind).Severity == FindingSeverity.Error;
    }

    /// <returns>The findings: errors first, then warnings, then notes.</returns>
    public IReadOnlyList<Finding> ToFindings() =>
    [
        .. _kinds
            .Select(entry =>
            {
                var (severity, title, advice) = FindingGuide.Of(entry.Key);
                return new Finding(entry.Key, severity, title, entry.Value.Count, advice, entry.Value.Places);
            })
            .OrderByDescending(finding => finding.Severity),
    ];
}
