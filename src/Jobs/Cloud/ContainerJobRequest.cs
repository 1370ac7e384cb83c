using Faults;

namespace Jobs.Cloud;

/// <summary>Request to run a container in Google Cloud as a training job: the part common to both services.</summary>
public abstract record ContainerJobRequest
{
    /// <inheritdoc cref="TrainingJobRequest.DisplayName"/>
    public required string DisplayName { get; init; }

    /// <inheritdoc cref="TrainingJobRequest.RunId"/>
    public required string RunId { get; init; }

    /// <summary>Image of the container. Use the digest for reproducible jobs: <c>HOST/PATH@sha256:…</c>.</summary>
    public required string Image { get; init; }

    /// <summary>Arguments of the image's entry point, passed unchanged.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <inheritdoc cref="TrainingJobRequest.Labels"/>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Email address of the service account that runs the job; the service's default account when null.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>VPC network that the job is peered with: <c>projects/NUMBER/global/networks/NAME</c>.</summary>
    public string? Network { get; init; }

    /// <summary>Enables an interactive shell in the running job.</summary>
    public bool EnableWebAccess { get; init; }

    /// <summary>Validates the request.</summary>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: the message lists all mistakes, one on each line.</exception>
    internal void Check() => RequestRules.Require(Mistakes());

    /// <summary>Labels of the job: the requested labels and the label of its run.</summary>
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
            yield return $"Label \"{JobLabels.RunId}\" is reserved: the job service sets it. Choose another name.";
    }
}
