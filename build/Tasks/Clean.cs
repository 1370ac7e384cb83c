namespace Build.Tasks;

[TaskDescription("Deletes what the pipeline and the tests made; models and data in the bucket stay")]
public sealed class Clean : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        await JobCommands.RefuseWhileRunning(context);
        foreach (var folder in new[] { context.Paths.Artifacts, context.Paths.TrainerFolder, context.Paths.TestResults })
        {
            if (!Directory.Exists(folder))
                continue;
            Directory.Delete(folder, recursive: true);
            context.Information($"Clean: deleted {context.Paths.Relative(folder)}.");
        }
    }
}
