using System.Text.Encodings.Web;
using System.Text.Json;
using Build.Cloud;
using Build.Containers.Images;
using Build.Training;
using Jobs;
using Jobs.Cloud;
using Jobs.Cloud.Services;
using Pipelines;

namespace Build.Submission;

/// <summary>Jobs on Google's machines, in one region or in the first of several regions that has a machine.</summary>
internal abstract class CloudSite<TRequest> : ITrainingSite
    where TRequest : ContainerJobRequest
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private readonly string _title;
    private readonly IReadOnlyList<string> _regions;
    private readonly Lazy<Dictionary<string, ContainerJobService<TRequest>>> _services;

    private protected CloudSite(BuildContext context, string title)
    {
        (Context, _title, _regions) = (context, title, context.Settings.Submit.AllRegions);
        _services = new(() => _regions.ToDictionary(region => region, ServiceIn));
    }

    public ITrainingJobService Jobs => field ??= new RegionalJobs([.. _services.Value.Values]);

    // The tag until the image is pushed, which is sufficient for a plan.
    public string TrainerIdentity => Context.Manifest.Image?.Pushed ?? ImageReference.Of(Context.Settings).ToString();

    public string? FirstRegion => _regions[0];

    private protected BuildContext Context { get; }

    private protected SubmitSettings Settings => Context.Settings.Submit;

    public string? RegionAfter(string? region) => _regions.SkipWhile(other => other != region).Skip(1).FirstOrDefault();

    public IEnumerable<string> Plan(ManifestRun run)
    {
        var region = run.Region!;
        var others = _regions.Where(other => other != region).ToArray();
        var fallback = others.Length == 0 ? "" : $", or if it has no machine, in {string.Join(", ", others)}";
        yield return $"submit to {_title}, project {Settings.Project}, {region}{fallback}:";
        foreach (var line in _services.Value[region].BodyOf(Request(run)).ToJsonString(Indented).Split('\n'))
            yield return line;
    }

    public virtual Task PrepareAsync() => new PreflightChecks(Context).BeforeSubmitAsync("Submit");

    public Task<TrainingJob> SubmitAsync(ManifestRun run) => _services.Value[run.Region!].SubmitAsync(Request(run));

    public IEnumerable<string> Describe(TrainingJob job, ManifestRun run)
    {
        yield return $"job {job.Id} on {_title}, project {Settings.Project}, {run.Region}";
        yield return $"its page: {job.ConsoleAt}";
        yield return $"its log: {job.LogsAt}";
    }

    public Task<TrainingJob> CancelAsync(string id) => Jobs.CancelAsync(id);

    public void CleanUp(TrainingJob job)
    {
        // The service cleans up.
    }

    private protected abstract ContainerJobService<TRequest> Connect(
        CloudLocation location, GoogleConnection connection, IReadOnlyDictionary<string, string> scope);

    private protected abstract TRequest Request(CloudWork work);

    private TRequest Request(ManifestRun run) => Request(
        new CloudWork(run.Id, TrainerIdentity, TrainerArguments.TrainInCloud(Context.Settings), Labels()));

    private Dictionary<string, string> Labels()
    {
        var labels = Settings.Labels.ToDictionary();
        if (GitCommit.Of(Context.Root) is { } commit)
            labels[JobLabels.Commit] = JobLabels.ValueOf(commit);
        return labels;
    }

    private ContainerJobService<TRequest> ServiceIn(string region)
    {
        var scope = new Dictionary<string, string> { [JobLabels.Pipeline] = JobLabels.ValueOf(Context.Settings.Name) };
        return Connect(new CloudLocation(Settings.Project!, region), GoogleCloud.Connection(Context, region), scope);
    }
}
