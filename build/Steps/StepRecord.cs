namespace Build.Steps;

/// <summary>A finished step: the hashes of its inputs and outputs.</summary>
internal sealed record StepRecord(
    SortedDictionary<string, string> Inputs,
    SortedDictionary<string, string> Outputs,
    DateTimeOffset FinishedAt);
