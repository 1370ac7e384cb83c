using Build.Submission;
using Build.Training;
using Jobs;
using Pipelines;

namespace Build.Tasks;

[TaskDescription("Trains: submits the job, follows it, and says where the model is")]
[IsDependentOn(typeof(Preflight))]
[IsDependentOn(typeof(PushImage))]
[IsDependentOn(typeof(StageData))]
public sealed class Submit : StepTask
{
    public override Step Describe(BuildContext context)
    {
        var site = TrainingSite.Of(context);
        return new()
        {
            Inputs = Inputs(context, site),
            FindStale = () => FindStaleAsync(context),
            Result = context.Manifest.Model?.Tell(context.Paths),
            Actions = [.. site.Plan(context.Manifest.Run is { State: null } run ? run : null)],
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
        var inputs = FileHash.Combine(Inputs(context, site).OrderBy(input => input.Key).Select(input => $"{input.Key} {input.Value}"));
        var last = context.Manifest.Run;
        return !context.Arguments.NewRun && RunIdentity.GoesOn(last, await jobs.FindAsync(last?.JobId), inputs)
            ? last
            : new(
                RunIdentity.New(context.Clock, Random.Shared),
                inputs,
                Spelling.Of(context.Settings.Submit.Service),
                site.FirstRegion);
    }

    private static Dictionary<string, string> Inputs(BuildContext context, ITrainingSite site) => new()
    {
        ["data set"] = FileHash.Of(context.Paths.ConvertedDataset),
        ["pretrained model"] = PretrainedModel.Hash(context),
        ["settings"] = SettingsHash.Of(TrainerArguments.Train(context.Settings, context.BucketPath), context.Settings.Submit),
        ["trainer"] = site.TrainerIdentity,
    };

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
