using Build.Containers;
using Build.Training;
using Jobs;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Trains: submits the job, follows it, and says where the model is")]
[IsDependentOn(typeof(PushImage))]
[IsDependentOn(typeof(StageData))]
public sealed class Submit : StepTask
{
    public override Step Describe(BuildContext context) => new()
    {
        Actions = ["run as a local job: " + Host(context).Show("RUN", context.BucketPath, Arguments(context))],
    };

    protected override async Task ExecuteAsync(BuildContext context)
    {
        var jobs = new PipelineJobs(context, context.Paths.Jobs);
        var manifest = context.Manifest;
        var host = Host(context);
        FetchImage(context);
        var settings = SettingsHash.Of(context.Settings);
        var inputs = SettingsHash.Of(
            FileHash.Of(context.Paths.ConvertedDataset),
            PretrainedModel.Hash(context),
            host.Identity,
            settings);
        manifest.Run = RunIdentity.Resume(
            manifest.Run,
            await jobs.FindAsync(manifest.Run?.JobId),
            inputs,
            Spelling.Of(context.Settings.Submit.Service),
            context.Clock,
            Random.Shared);
        manifest.Pipeline = context.Settings.Name;
        manifest.SettingsSha256 = settings;
        manifest.Commit = GitCommit.Of(context.Root);
        manifest.Save();

        var job = await jobs.SubmitAsync(manifest.Run.Id, host, context.BucketPath, Arguments(context));
        context.Information($"Submit: job {job.Id}, {host.Place}; its log: {context.Paths.Relative(job.LogsAt)}");
        manifest.Run = manifest.Run with { JobId = job.Id };
        manifest.Save();

        job = await jobs.FollowAsync(job.Id);
        if (!job.State.HasEnded())
            return;
        host.Remove(manifest.Run.Id);
        manifest.Run = manifest.Run with { State = job.State.ToWireName() };
        manifest.Save();
        job.EnsureSucceeded();
        await RecordModelAsync(context, jobs.Command("Logs", job.Id));
    }

    private static async Task RecordModelAsync(BuildContext context, string logs)
    {
        var (model, scores) = (TrainerArguments.ModelObject(context.Settings), TrainerArguments.ScoresObject(context.Settings));
        foreach (var name in new[] { model, scores })
        {
            if (await context.Bucket.FindAsync(name) is null)
            {
                throw new FaultException(
                    FaultKind.Remote, $"The job succeeded, but {context.Bucket.Location} has no {name}. Read the job's log: {logs}");
            }
        }

        context.Manifest.Model = new(context.Bucket.Location, model, scores, context.Manifest.Run!.Id);
        context.Manifest.Save();
        var bucket = context.Settings.Storage.Bucket;
        context.Information($"Submit: the model is {bucket}/{model}, its scores are {bucket}/{scores}.");
    }

    // What the registry has is what runs, not what this machine built.
    private static void FetchImage(BuildContext context)
    {
        if (context.Manifest.Image?.Pushed is not { } name)
            return;
        using var registry = RegistryAccess.Open(context, ImageReference.Of(context.Settings));
        registry.Engine.Pull(name);
    }

    private static ITrainerHost Host(BuildContext context) => TrainerHost.Of(context, context.Manifest.Image?.Runnable, Device.Auto);

    private static IReadOnlyList<string> Arguments(BuildContext context) => TrainerArguments.Train(context.Settings, context.BucketPath);
}
