namespace Build.Steps;

/// <summary>A finished step: the hashes of what it read and of what it wrote.</summary>
internal sealed record StepRecord(
    SortedDictionary<string, string> Inputs,
    SortedDictionary<string, string> Outputs,
    DateTimeOffset FinishedAt);
