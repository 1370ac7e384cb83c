using Pipelines;

namespace Build.Several;

/// <param name="Given">The name or path by which the user refers to it.</param>
internal sealed record ChosenPipeline(string Given, PipelineSettings Settings);
