using Pipelines;

namespace Build.Several;

/// <param name="Given">What the user calls it: its name, or the path of its file.</param>
internal sealed record ChosenPipeline(string Given, PipelineSettings Settings);
