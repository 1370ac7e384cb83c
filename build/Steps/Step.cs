namespace Build.Steps;

/// <summary>What a task would do, and what decides whether it has to.</summary>
internal sealed record Step
{
    /// <summary>Why this pipeline has no such step; null when it has.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>Hashes of all the step reads, by name. Empty means the step is never up to date.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Paths of the files it writes.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>
    /// Finds what of its work is gone or out of date though no input and no output says so, and null when nothing is. It may take a while, and
    /// is asked last.
    /// </summary>
    public Func<Task<string?>> FindStale { get; init; } = () => Task.FromResult<string?>(null);

    /// <summary>What it does, a line each: exact command lines, requests, files.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>What the step made, half a sentence; said again when it is up to date. Null when its files say it all.</summary>
    public string? Result { get; init; }

    public static Step Skipped(string reason) => new() { NotApplicable = reason };
}
