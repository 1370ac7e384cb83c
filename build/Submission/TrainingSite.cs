using Pipelines;

namespace Build.Submission;

/// <summary>Selects where a pipeline's jobs run.</summary>
internal static class TrainingSite
{
    public static ITrainingSite Of(BuildContext context) => context.Settings.Submit.Service switch
    {
        SubmitService.VertexAi => new VertexAiSite(context),
        SubmitService.AiPlatform => new AiPlatformSite(context),
        _ => new LocalSite(context),
    };
}
