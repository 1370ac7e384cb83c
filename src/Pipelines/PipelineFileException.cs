using Faults;

namespace Pipelines;

/// <summary>A pipeline file, a file it extends or an override is wrong. The message shows every mistake.</summary>
public sealed class PipelineFileException(IReadOnlyList<PipelineMistake> mistakes)
    : FaultException(FaultKind.Settings, string.Join("\n", mistakes))
{
    /// <summary>Every mistake found, in the order of the files read and of the lines.</summary>
    public IReadOnlyList<PipelineMistake> Mistakes { get; } = mistakes;
}
