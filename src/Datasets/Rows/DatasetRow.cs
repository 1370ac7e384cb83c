namespace Datasets.Rows;

/// <summary>One row of a data set.</summary>
/// <param name="Line">The line of the file, from 1, on which the row starts.</param>
/// <param name="Text">The text, never empty.</param>
/// <param name="Labels">For each label of <see cref="DatasetOptions.Labels"/> whether the row has it.</param>
public sealed record DatasetRow(long Line, string Text, bool[] Labels);
