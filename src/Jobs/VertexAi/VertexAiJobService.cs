using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jobs.Cloud;
using Jobs.Cloud.Services;

namespace Jobs.VertexAi;

/// <summary>Runs training jobs as custom jobs of Vertex AI. A job's id is the number at the end of its name.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/training/create-custom-job</remarks>
public sealed partial class VertexAiJobService : ContainerJobService<CustomJobRequest>
{
    private readonly CustomJobSubmission _submission;

    /// <param name="location">The project and the region of jobs.</param>
    /// <param name="connection">The connection to Google Cloud.</param>
    /// <param name="scope">Labels of all jobs of this service: they are added to new jobs, and jobs without them are not listed.</param>
    /// <param name="notesFolder">The folder of this machine's submission records. Created by the first job.</param>
    /// <param name="clock">Times pauses.</param>
    /// <param name="timing">The time limits and poll intervals.</param>
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
