using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>The sections of a pipeline file.</summary>
internal static class PipelineSections
{
    /// <summary>The whole pipeline file.</summary>
    public static Section Root { get; } = new(Activator.CreateInstance<PipelineSettings>());
}
