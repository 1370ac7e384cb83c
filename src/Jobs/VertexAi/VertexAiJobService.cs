using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>Runs training jobs as custom jobs of Vertex AI. A job's id is the number at the end of its name.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/training/create-custom-job</remarks>
public sealed partial class VertexAiJobService : ContainerJobService<CustomJobRequest>
{
    private readonly CustomJobSubmission _submission;

    /// <param name="location">Where jobs run.</param>
    /// <param name="connection">How Google is reached.</param>
    /// <param name="scope">Labels that all jobs of this service carry: they are given to new ones, and jobs without are not listed.</param>
    /// <param name="notesFolder">Where this machine notes which runs it has sent. Created by the first job.</param>
    /// <param name="clock">Times pauses.</param>
    /// <param name="timing">How patient the service is.</param>
    public VertexAiJobService(
        CloudLocation location,
        GoogleConnection connection,
        IReadOnlyDictionary<string, string> scope,
        string notesFolder,
        TimeProvider clock,
        CloudTiming? timing = null)
        : base(CloudService.VertexAi, location, connection, scope, clock, timing ??= new CloudTiming()) =>
        _submission = new CustomJobSubmission(Jobs, new SubmitJournal(notesFolder, clock), connection.Notice, timing, clock);

    private protected override Task<CloudJob> SubmitOnceAsync(CustomJobRequest request, CancellationToken cancellation) =>
        _submission.SubmitAsync(request, cancellation);

    private protected override JsonObject ToBody(CustomJobRequest request) => request.ToBody();

    private protected override string? IdIn(string text) =>
        IdPattern().Match(text) is { Success: true } match && (!match.Groups["region"].Success || match.Groups["region"].Value == Location.Region)
            ? match.Groups["number"].Value
            : null;

    [GeneratedRegex(@"\A(projects/[^/]+/locations/(?<region>[^/]+)/customJobs/)?(?<number>[0-9]+)\z")]
    private static partial Regex IdPattern();
}
