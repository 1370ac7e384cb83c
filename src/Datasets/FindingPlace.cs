namespace Datasets;

/// <summary>One place where something was found. It never holds a text of the data set.</summary>
/// <param name="Line">The line of the file, from 1; null when no single line is meant.</param>
/// <param name="Detail">What was found there.</param>
public sealed record FindingPlace(long? Line, string Detail);
