using Jobs;

namespace Build.Submission;

/// <summary>Submits a run and follows its job. If a region has no machine, the next of the pipeline's regions is tried.</summary>
internal sealed class RunSubmission(BuildContext context, ITrainingSite site, PipelineJobs jobs)
{
    /// <returns>The job in its final state, or still running if the user detached from it.</returns>
    /// <exception cref="JobException">The run cannot be submitted.</exception>
    public async Task<TrainingJob> RunAsync(ManifestRun run)
    {
        while (true)
        {
            var next = site.RegionAfter(run.Region);
            var (job, shortage) = await TryAsync(run, mayGiveUp: next is not null);
            if (job is not null)
                return job;
            context.Warning($"Submit: no machine in {run.Region}: {shortage}");
            context.Information($"Submit: trying {next}.");
            run = new(RunIdentity.New(context.Clock, Random.Shared), run.InputsSha256, run.Service, next);
        }
    }

    /// <param name="mayGiveUp">Whether there is another region to try.</param>
    /// <returns>The job; or the message of a region without a machine.</returns>
    private async Task<(TrainingJob? Job, string? Shortage)> TryAsync(ManifestRun run, bool mayGiveUp)
    {
        Save(run);
        TrainingJob job;
        try
        {
            job = await site.SubmitAsync(run);
        }
        catch (JobException failure) when (failure.LacksResources && mayGiveUp)
        {
            return (null, failure.Message);
        }

        Save(run with { JobId = job.Id });
        foreach (var line in site.Describe(job, run))
            context.Information($"Submit: {line}");
        job = await jobs.FollowAsync(job.Id);
        return job.Failure is { LacksResources: true } shortage && mayGiveUp ? (null, shortage.Reason) : (job, null);
    }

    private void Save(ManifestRun run)
    {
        context.Manifest.Run = run;
        context.Manifest.Save();
    }
}
