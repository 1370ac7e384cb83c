using Build.Cloud;
using Jobs.AiPlatform;
using Jobs.Cloud;
using Jobs.Cloud.Services;

namespace Build.Submission;

/// <summary>Jobs on AI Platform Training, which Google shut down; for servers that implement its API.</summary>
internal sealed class AiPlatformSite(BuildContext context) : CloudSite<AiPlatformJobRequest>(context, "AI Platform")
{
    public override Task PrepareAsync()
    {
        Context.Warning("Submit: Google shut AI Platform Training down on 2025-01-31. Its successor is Vertex AI: submit.service: vertexAi");
        return base.PrepareAsync();
    }

    private protected override ContainerJobService<AiPlatformJobRequest> Connect(
        CloudLocation location, GoogleConnection connection, IReadOnlyDictionary<string, string> scope) =>
        new AiPlatformJobService(location, connection, scope, Context.Clock, GoogleCloud.Timing());

    private protected override AiPlatformJobRequest Request(CloudWork work) => CloudRequests.AiPlatformJob(Context.Settings, work);
}
