using Build.Submission;
using Jobs;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Trains: submits the job, follows it, and says where the model is")]
[IsDependentOn(typeof(Preflight))]
[IsDependentOn(typeof(PushImage))]
[IsDependentOn(typeof(StageData))]
public sealed class Submit : StepTask
{
    /// <summary>What stands in a plan for the id that a run has once it is submitted.</summary>
    private const string UnknownId = "RUN";

    public override Step Describe(BuildContext context)
    {
        var site = TrainingSite.Of(context);
        var inputs = RunInputs.Of(context, site.TrainerIdentity);
        var last = context.Manifest.Run;
        var run = !context.Arguments.NewRun && RunIdentity.GoesOn(last, job: null, RunInputs.Hash(inputs))
            ? last
            : NewRun(context, site, UnknownId, RunInputs.Hash(inputs));
        return new()
        {
            Inputs = inputs,
            FindStale = () => FindStaleAsync(context),
            Result = context.Manifest.Model?.Tell(context.Paths),
            Actions = [.. site.Plan(run)],
        };
    }

    protected override async Task ExecuteAsync(BuildContext context)
    {
        var site = TrainingSite.Of(context);
        var jobs = new PipelineJobs(context, site.Jobs);
        await site.PrepareAsync();
        var run = await ChooseRunAsync(context, site, jobs);
        var manifest = context.Manifest;
        manifest.Pipeline = context.Settings.Name;
        manifest.SettingsSha256 = SettingsHash.Of(context.Settings);
        manifest.Commit = GitCommit.Of(context.Root);

        var job = await new RunSubmission(context, site, jobs).RunAsync(run);
        if (job.State.HasEnded())
            await new JobEnd(context, site, jobs, Name).SettleAsync(job);
    }

    private static async Task<ManifestRun> ChooseRunAsync(BuildContext context, ITrainingSite site, PipelineJobs jobs)
    {
        var inputs = RunInputs.Hash(RunInputs.Of(context, site.TrainerIdentity));
        var last = context.Manifest.Run;
        return !context.Arguments.NewRun && RunIdentity.GoesOn(last, await jobs.FindAsync(last?.JobId), inputs)
            ? last
            : NewRun(context, site, RunIdentity.New(context.Clock, Random.Shared), inputs);
    }

    private static ManifestRun NewRun(BuildContext context, ITrainingSite site, string id, string inputsSha256) =>
        new(id, inputsSha256, Spelling.Of(context.Settings.Submit.Service), site.FirstRegion);

    private static async Task<string?> FindStaleAsync(BuildContext context)
    {
        if (context.Arguments.NewRun)
            return "--new-run was given";
        var (run, model) = (context.Manifest.Run, context.Manifest.Model);
        if (model is null || run?.State != JobState.Succeeded.ToWireName() || model.RunId != run.Id)
            return "its job was not seen to succeed";
        return await context.Bucket.FindAsync(model.Model) is null ? $"{model.Bucket} has no {model.Model}" : null;
    }
}
