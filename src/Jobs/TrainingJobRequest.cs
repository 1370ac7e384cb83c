using Faults;

namespace Jobs;

/// <summary>A training job to run: a command on this machine.</summary>
public sealed record TrainingJobRequest
{
    /// <summary>The name people see; need not be unique.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Names the run this job is for: 1 to 63 of <c>a-z 0-9 _ -</c>. A run has one job, however often it is submitted.</summary>
    public required string RunId { get; init; }

    public required JobCommand Command { get; init; }

    /// <summary>The folder the program starts in.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Variables the program gets beside those of the machine it runs on.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Further variables, of whose values the job service keeps no record.</summary>
    public IReadOnlyDictionary<string, string> SecretEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the job can be found by, under the rules for labels of Google Cloud resources.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the request is wrong; all its mistakes, one a line.</exception>
    public void Check() => RequestRules.Require(Mistakes());

    private IEnumerable<string> Mistakes() =>
        RequestRules.MistakesOfName(DisplayName, RunId).Concat(MistakesOfCommand()).Concat(MistakesOfEnvironment())
            .Concat(RequestRules.MistakesOfLabels(Labels));

    private IEnumerable<string> MistakesOfCommand()
    {
        if (Command.Program.Length == 0)
            yield return "The job's program is empty. Give its path, or its name on the PATH.";
        foreach (var mistake in RequestRules.MistakesOfArguments([Command.Program, .. Command.Arguments]))
            yield return mistake;
    }

    private IEnumerable<string> MistakesOfEnvironment()
    {
        foreach (var mistake in RequestRules.MistakesOfEnvironment(Environment.Concat(SecretEnvironment)))
            yield return mistake;
        foreach (var name in Environment.Keys.Intersect(SecretEnvironment.Keys))
            yield return $"Environment variable \"{name}\" is given both as plain and as secret. Keep one.";
    }
}
