using Faults;

namespace Datasets;

/// <summary>A data set that cannot be used. The message has one line for each place found: <c>path:line: what. What to do.</c></summary>
public sealed class DatasetException : FaultException
{
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="findings">What was found; only errors enter the message.</param>
    public DatasetException(string path, IReadOnlyList<Finding> findings)
        : base(FaultKind.Data, string.Join('\n', findings.Where(finding => finding.Severity == FindingSeverity.Error).SelectMany(Lines(path)))) =>
        Findings = findings;

    internal DatasetException(string path, string detail, Exception? innerException = null)
        : base(FaultKind.Data, $"{path}: {detail}", innerException) => Findings = [];

    /// <summary>What was found, errors first; empty when the file could not be opened.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    private static Func<Finding, IEnumerable<string>> Lines(string path) => finding =>
    {
        var lines = finding.Places.Select(place =>
            $"{path}{(place.Line is { } line ? $":{line}" : "")}: {place.Detail}. {finding.Advice}");
        var more = finding.Count - finding.Places.Count;
        return more > 0 ? lines.Append($"{path}: {Figures.Count(more)} more of these: {finding.Title}. {finding.Advice}") : lines;
    };
}
