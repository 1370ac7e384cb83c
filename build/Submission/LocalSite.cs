using Build.Containers;
using Build.Containers.Images;
using Build.Containers.Registries;
using Build.Training;
using Jobs;
using Pipelines;

namespace Build.Submission;

/// <summary>Jobs on this machine, as a process or in a container.</summary>
internal sealed class LocalSite : ITrainingSite
{
    private readonly BuildContext _context;
    private readonly LocalJobs _jobs;

    public LocalSite(BuildContext context) => (_context, _jobs) = (context, new LocalJobs(context, context.Paths.Jobs));

    public ITrainingJobService Jobs => _jobs.Service;

    public string TrainerIdentity => Host.Identity;

    public string? FirstRegion => null;

    public string? RegionAfter(string? region) => null;

    // The image is named by id or digest, which is unknown until it is built.
    private ITrainerHost Host => TrainerHost.Of(_context, _context.Manifest.Image?.Runnable, Device.Auto);

    private IReadOnlyList<string> Arguments => TrainerArguments.Train(_context.Settings, _context.BucketPath);

    public IEnumerable<string> Plan(ManifestRun run) =>
        ["run as a local job: " + Host.Show(run.Id, _context.BucketPath, Arguments)];

    // The job runs the registry's image, not the one that this machine built.
    public Task PrepareAsync()
    {
        if (_context.Manifest.Image?.Pushed is { } name)
        {
            using var registry = RegistryAccess.Open(_context, ImageReference.Of(_context.Settings));
            registry.Engine.Pull(name);
        }

        return Task.CompletedTask;
    }

    public Task<TrainingJob> SubmitAsync(ManifestRun run) => _jobs.SubmitAsync(run.Id, Host, _context.BucketPath, Arguments);

    public IEnumerable<string> Describe(TrainingJob job, ManifestRun run) =>
        [$"job {job.Id}, {Host.Place}; its log: {_context.Paths.Relative(job.LogsAt)}"];

    public async Task<TrainingJob> CancelAsync(string id)
    {
        var job = await Jobs.CancelAsync(id);
        if (_context.Settings.Image is null)
            return job;
        // If the engine's program is killed after the grace period, its container remains.
        job = await new PipelineJobs(_context, Jobs).EndOfAsync(job.Id);
        CleanUp(job);
        return job;
    }

    public void CleanUp(TrainingJob job) => Host.Remove(job.RunId);
}
