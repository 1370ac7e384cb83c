using Pipelines;
using Pipelines.Loading;

namespace Build.Tests;

/// <summary>The quickstart's settings, as its pipeline file and some overrides have them.</summary>
internal static class Settings
{
    public static PipelineSettings Quickstart(params string[] overrides) =>
        PipelineFile.Load(Repository.PathOf("pipelines", "quickstart.yaml"), overrides, _ => null, Repository.Root);
}
