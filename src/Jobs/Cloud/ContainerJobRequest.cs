using Faults;

namespace Jobs.Cloud;

/// <summary>A training job to run in a container on machines of Google's: what both services that do so must know.</summary>
public abstract record ContainerJobRequest
{
    /// <inheritdoc cref="TrainingJobRequest.DisplayName"/>
    public required string DisplayName { get; init; }

    /// <inheritdoc cref="TrainingJobRequest.RunId"/>
    public required string RunId { get; init; }

    /// <summary>The image, by digest where one job must be what another was: <c>HOST/PATH@sha256:…</c>.</summary>
    public required string Image { get; init; }

    /// <summary>The arguments of the image's entry point, each passed on exactly as it is.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <inheritdoc cref="TrainingJobRequest.Labels"/>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The address of the account the job runs as; the service's own when null.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>The VPC network the job is peered with: <c>projects/NUMBER/global/networks/NAME</c>.</summary>
    public string? Network { get; init; }

    /// <summary>Allows an interactive shell in the running job.</summary>
    public bool EnableWebAccess { get; init; }

    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the request is wrong; all its mistakes, one a line.</exception>
    public void Check() => RequestRules.Require(Mistakes());

    /// <summary>The labels the job is given: those asked for, and that of its run.</summary>
    internal IReadOnlyDictionary<string, string> AllLabels =>
        new SortedDictionary<string, string>(Labels.ToDictionary(), StringComparer.Ordinal) { [JobLabels.RunId] = RunId };

    private protected virtual IEnumerable<string> Mistakes()
    {
        foreach (var mistake in RequestRules.MistakesOfName(DisplayName, RunId))
            yield return mistake;
        if (Image.Length == 0 || Image.Any(char.IsWhiteSpace))
            yield return $"Image \"{Image}\" is not valid. Give HOST/PATH@sha256:DIGEST, as it was pushed.";
        foreach (var mistake in RequestRules.MistakesOfArguments(Arguments).Concat(RequestRules.MistakesOfLabels(Labels)))
            yield return mistake;
        if (Labels.ContainsKey(JobLabels.RunId))
            yield return $"Label \"{JobLabels.RunId}\" is how a run finds its job, and set by itself. Choose another name.";
    }
}
