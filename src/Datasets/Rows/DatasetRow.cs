namespace Datasets.Rows;

/// <summary>One row of a data set.</summary>
/// <param name="Line">The line in the file, from 1, on which the row starts.</param>
/// <param name="Text">The text; never empty.</param>
/// <param name="Labels">Whether the row has the label, for each label of <see cref="DatasetOptions.Labels"/>.</param>
public sealed record DatasetRow(long Line, string Text, bool[] Labels);
