using Build.Cloud;
using Jobs.Cloud;
using Jobs.Cloud.Services;
using Jobs.VertexAi;

namespace Build.Submission;

/// <summary>Custom jobs on Vertex AI.</summary>
internal sealed class VertexAiSite(BuildContext context) : CloudSite<CustomJobRequest>(context, "Vertex AI")
{
    private protected override ContainerJobService<CustomJobRequest> Connect(
        CloudLocation location, GoogleConnection connection, IReadOnlyDictionary<string, string> scope) =>
        new VertexAiJobService(
            location, connection, scope, Context.Paths.Submissions(location.Region), Context.Clock, GoogleCloud.Timing());

    private protected override CustomJobRequest Request(CloudWork work) => CloudRequests.CustomJob(Context.Settings, work);
}
