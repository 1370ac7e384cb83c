namespace Build.Steps;

/// <summary>The work of a task, and the data that decides whether it must run.</summary>
internal sealed record Step
{
    /// <summary>The reason why this pipeline does not have the step; null if it has.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>Hashes of all inputs, by name. A step without inputs always runs.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Paths of the files that the step writes.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>
    /// Finds results that are missing or out of date although inputs and outputs are unchanged; returns the reason, or null. It may be
    /// slow, so it is called last.
    /// </summary>
    public Func<Task<string?>> FindStale { get; init; } = () => Task.FromResult<string?>(null);

    /// <summary>The actions, one line each: exact command lines, requests, files.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>
    /// The result as part of a sentence, which is repeated if the step is up to date; null if its files are the whole result.
    /// </summary>
    public string? Result { get; init; }

    public static Step Skipped(string reason) => new() { NotApplicable = reason };
}
