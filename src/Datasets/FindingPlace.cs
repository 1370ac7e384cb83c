namespace Datasets;

/// <summary>One place of a finding. It never contains a text of the data set.</summary>
/// <param name="Line">The line in the file, from 1; null if the finding is not about a single line.</param>
/// <param name="Detail">A description of what was found.</param>
public sealed record FindingPlace(long? Line, string Detail);
