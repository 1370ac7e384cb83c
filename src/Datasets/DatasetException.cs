using Faults;

namespace Datasets;

/// <summary>A data set that cannot be used. The message has one line for each place: <c>path:line: what. What to do.</c></summary>
public sealed class DatasetException : FaultException
{
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="findings">The findings; the message contains only the errors, ordered by line.</param>
    public DatasetException(string path, IReadOnlyList<Finding> findings)
        : base(FaultKind.Data, Describe(path, [.. findings.Where(finding => finding.Severity == FindingSeverity.Error)])) =>
        Findings = findings;

    internal DatasetException(string path, string detail, Exception? innerException = null)
        : base(FaultKind.Data, $"{path}: {detail}", innerException) => Findings = [];

    /// <summary>The findings, errors first; empty if the file could not be opened.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    private static string Describe(string path, Finding[] errors)
    {
        var places = errors
            .SelectMany(error => error.Places, (error, place) => (error.Advice, place.Line, place.Detail))
            .OrderBy(place => place.Line ?? 0)
            .Select(place => $"{path}{(place.Line is { } line ? $":{line}" : "")}: {place.Detail}. {place.Advice}");
        var more = errors
            .Where(error => error.Count > error.Places.Count)
            .Select(error => $"{path}: {Figures.Count(error.Count - error.Places.Count)} more {error.Title}. {error.Advice}");
        return string.Join('\n', places.Concat(more));
    }
}
