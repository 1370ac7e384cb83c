namespace Datasets.Statistics;

/// <summary>A row with the same text as an earlier row.</summary>
internal readonly record struct RepeatedRow(long Line, long FirstLine);
