namespace Build.Steps;

/// <summary>What a task would do, and what decides whether it has to.</summary>
public sealed record Step
{
    /// <summary>Why this pipeline has no such step; null when it has.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>Hashes of all the step reads, by name. Empty means the step is never up to date.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Paths of the files it writes.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>What of its work is gone or out of date though no input and no output says so; null when nothing is.</summary>
    public string? Stale { get; init; }

    /// <summary>What it does, a line each: exact command lines, requests, files.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    public static Step Skipped(string reason) => new() { NotApplicable = reason };
}
