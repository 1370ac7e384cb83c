namespace Datasets.Statistics;

/// <summary>A row whose text stood in an earlier row.</summary>
internal readonly record struct RepeatedRow(long Line, long FirstLine);
