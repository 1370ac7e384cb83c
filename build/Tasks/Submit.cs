using Build.Reporting;
using Build.Submission;
using Jobs;
using Pipelines;
using Settings.Declarations;

namespace Build.Tasks;

[TaskDescription("Trains: submits the job, follows it, and prints where the model is")]
[IsDependentOn(typeof(Preflight))]
[IsDependentOn(typeof(PushImage))]
[IsDependentOn(typeof(StageData))]
public sealed class Submit : StepTask
{
    /// <summary>Placeholder in a plan for the id that a run gets when it is submitted.</summary>
    private const string UnknownId = "RUN";

    internal override Step Describe(BuildContext context)
    {
        var site = TrainingSite.Of(context);
        return new()
        {
            Inputs = RunInputs.Of(context, site.TrainerIdentity),
            FindStale = () => FindStaleAsync(context),
            Result = context.Manifest.Model?.Tell(context.Paths),
            Actions = [.. site.Plan(ChooseRun(context, site, job: null, UnknownId))],
        };
    }

    protected override async Task ExecuteAsync(BuildContext context)
    {
        var site = TrainingSite.Of(context);
        var jobs = new PipelineJobs(context, site.Jobs);
        await site.PrepareAsync();
        await RunReport.KeepAsync(context, Name);
        var manifest = context.Manifest;
        var run = ChooseRun(
            context, site, await jobs.FindAsync(manifest.Run?.JobId), RunIdentity.New(context.Clock, Random.Shared));
        manifest.Pipeline = context.Settings.Name;
        manifest.SettingsSha256 = SettingsHash.Of(context.Settings);
        manifest.Commit = GitCommit.Of(context.Root);

        var job = await new RunSubmission(context, site, jobs).RunAsync(run);
        if (job.State.HasEnded())
            await new JobEnd(context, site, Name).SettleAsync(job);
    }

    /// <param name="job">The job of the newest submission, if known.</param>
    /// <param name="newId">The id for a new run.</param>
    private static ManifestRun ChooseRun(BuildContext context, ITrainingSite site, TrainingJob? job, string newId)
    {
        var inputs = RunInputs.Hash(RunInputs.Of(context, site.TrainerIdentity));
        var last = context.Manifest.Run;
        return !context.Arguments.NewRun && RunIdentity.GoesOn(last, job, inputs)
            ? last
            : new(newId, inputs, Spelling.Of(context.Settings.Submit.Service), site.FirstRegion);
    }

    private static async Task<string?> FindStaleAsync(BuildContext context)
    {
        if (context.Arguments.NewRun)
            return "--new-run was given";
        var (run, model) = (context.Manifest.Run, context.Manifest.Model);
        if (model is null || run?.State != JobState.Succeeded.ToWireName() || model.RunId != run.Id)
            return "its job is not known to have succeeded";
        return await context.Bucket.FindAsync(model.Model) is null ? $"{model.Bucket} has no {model.Model}" : null;
    }
}
