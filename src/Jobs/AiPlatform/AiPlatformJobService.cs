using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Faults;
using Jobs.Cloud;
using Jobs.Cloud.Services;

namespace Jobs.AiPlatform;

/// <summary>Runs training jobs on AI Platform Training, the predecessor of Vertex AI, which Google shut down on 2025-01-31.</summary>
/// <remarks>https://cloud.google.com/ai-platform/training/docs/reference/rest/v1/projects.jobs</remarks>
public sealed partial class AiPlatformJobService : ContainerJobService<AiPlatformJobRequest>
{
    /// <param name="location">The project and the region of jobs.</param>
    /// <param name="connection">The connection to Google Cloud.</param>
    /// <param name="scope">Labels of all jobs of this service: they are added to new jobs, and jobs without them are not listed.</param>
    /// <param name="clock">Times pauses.</param>
    /// <param name="timing">The time limits and poll intervals.</param>
    public AiPlatformJobService(
        CloudLocation location,
        GoogleConnection connection,
        IReadOnlyDictionary<string, string> scope,
        TimeProvider clock,
        CloudTiming? timing = null)
        : base(CloudService.AiPlatform, location, connection, scope, clock, timing ?? new CloudTiming())
    {
    }

    // The client chooses the job's id, and the service never accepts a second job with the same id.
    private protected override async Task<CloudJob> SubmitOnceAsync(AiPlatformJobRequest request, CancellationToken cancellation)
    {
        if (await Jobs.FindAsync(request.JobId, cancellation) is { } earlier)
            return OfRun(request, earlier);
        try
        {
            return await Jobs.CreateAsync(ToBody(request), Repeat.Safely, cancellation);
        }
        catch (ApiException failure) when (failure.Status == HttpStatusCode.Conflict)
        {
            return OfRun(request, await Jobs.GetAsync(request.JobId, cancellation));
        }
        catch (ApiException failure) when (failure.MayHaveBeenDone)
        {
            throw new UnsettledSubmitException(failure);
        }
    }

    private protected override JsonObject ToBody(AiPlatformJobRequest request) => request.ToBody(Location.Region);

    private protected override string? IdIn(string text) => IdPattern().IsMatch(text) ? text : null;

    private CloudJob OfRun(AiPlatformJobRequest request, CloudJob job) => job.RunId == request.RunId
        ? job
        : throw new FaultException(
            FaultKind.Settings,
            $"AI Platform ({Location.Project}, {Location.Region}): job {job.Id} belongs to another run than {request.RunId}. Choose another run id.");

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,127}\z")]
    private static partial Regex IdPattern();
}
