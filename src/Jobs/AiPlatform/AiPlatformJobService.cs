using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Faults;
using Jobs.Cloud;

namespace Jobs.AiPlatform;

/// <summary>Runs training jobs on AI Platform Training, the service before Vertex AI. Google shut it down on 2025-01-31.</summary>
/// <remarks>https://cloud.google.com/ai-platform/training/docs/reference/rest/v1/projects.jobs</remarks>
public sealed partial class AiPlatformJobService : ContainerJobService<AiPlatformJobRequest>
{
    /// <param name="location">Where jobs run.</param>
    /// <param name="connection">How Google is reached.</param>
    /// <param name="scope">Labels that all jobs of this service carry: they are given to new ones, and jobs without are not listed.</param>
    /// <param name="clock">Times pauses.</param>
    /// <param name="timing">How patient the service is.</param>
    public AiPlatformJobService(
        CloudLocation location,
        GoogleConnection connection,
        IReadOnlyDictionary<string, string> scope,
        TimeProvider clock,
        CloudTiming? timing = null)
        : base(CloudService.AiPlatform, location, connection, scope, clock, timing ?? new CloudTiming())
    {
    }

    // The service takes a job's id from its client, and a second job of that id never.
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
            $"AI Platform ({Location.Project}, {Location.Region}): job {job.Id} is not that of run {request.RunId}. Choose another run.");

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,127}\z")]
    private static partial Regex IdPattern();
}
