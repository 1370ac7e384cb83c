namespace Build.Tasks;

[TaskDescription("Says what each step of Submit would do, and what is up to date")]
public sealed class Plan : AsyncFrostingTask<BuildContext>
{
    private static readonly StepTask[] Steps =
    [
        new Preflight(), new ValidateDataset(), new ConvertLabels(), new PublishTrainer(), new BuildImage(),
        new SmokeTest(), new PushImage(), new StageData(), new Submit(),
    ];

    public override async Task RunAsync(BuildContext context)
    {
        foreach (var task in Steps)
        {
            var step = task.Describe(context);
            if (step.NotApplicable is { } reason)
            {
                context.Information($"{task.Name}: skipped: {reason}.");
                continue;
            }

            var decision = await context.Manifest.DecideAsync(task.Name, step, context.Arguments.Force);
            context.Information($"{task.Name}: {(decision.MustRun ? "runs" : "up to date")}: {decision.Reason}.");
            if (!decision.MustRun)
                continue;
            foreach (var action in step.Actions)
                context.Information($"    {action}");
        }
    }
}
