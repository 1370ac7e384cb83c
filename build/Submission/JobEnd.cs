using Build.Notifications;
using Build.Reporting;
using Build.Training;
using Jobs;

namespace Build.Submission;

/// <summary>Handles the end of a job.</summary>
/// <param name="task">The task that followed the job.</param>
internal sealed class JobEnd(BuildContext context, ITrainingSite site, string task)
{
    /// <summary>Records the job's final state and its model, prints them, and sends the pipeline's notifications.</summary>
    /// <exception cref="JobException">The job did not succeed.</exception>
    /// <exception cref="FaultException">The job left no model.</exception>
    public async Task SettleAsync(TrainingJob job)
    {
        site.CleanUp(job);
        var manifest = context.Manifest;
        var isNewest = manifest.Run?.JobId == job.Id;
        if (isNewest)
        {
            manifest.Run = manifest.Run! with { State = job.State.ToWireName() };
            manifest.Save();
        }

        ManifestModel? model = null;
        try
        {
            job.EnsureSucceeded();
            model = await FindModelAsync(job);
        }
        finally
        {
            await JobNotifications.AfterAsync(context, job, model);
            if (model is null)
                RunSummary.Of(context).AppendJob(Heading, job, model: null, report: null, reportPath: null);
        }

        if (isNewest)
        {
            manifest.Model = model;
            manifest.Save();
        }

        var report = await RunReport.TellAsync(context, task);
        context.Answer($"{task}: {model.Tell(context.Paths)}.");
        if (context.IsBucketRemote)
            context.Information($"{task}: download them with the model card and the run record: {context.Command("Fetch")}");
        RunSummary.Of(context).AppendJob(
            Heading, job, $"{context.Paths.Relative(model.Bucket)}/{model.Model}", report, report is null ? null : context.Paths.Relative(report.Path));
    }

    private string Heading => $"{task}: {context.Settings.Name}";

    private async Task<ManifestModel> FindModelAsync(TrainingJob job)
    {
        var (model, scores) = (TrainerArguments.ModelObject(context.Settings), TrainerArguments.ScoresObject(context.Settings));
        foreach (var name in new[] { model, scores })
        {
            if (await context.Bucket.FindAsync(name) is null)
            {
                throw new FaultException(
                    FaultKind.Remote,
                    $"The job succeeded, but {context.Bucket.Location} has no {name}. Read the job's log: {context.Command("Logs", job.Id)}");
            }
        }

        return new(context.Bucket.Location, model, scores, job.RunId);
    }
}
