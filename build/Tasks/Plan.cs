namespace Build.Tasks;

[TaskDescription("Shows what each step of Submit would do, and which are up to date")]
public sealed class Plan : AsyncFrostingTask<BuildContext>
{
    private static readonly StepTask[] Steps =
    [
        new Preflight(), new FetchInputs(), new ValidateDataset(), new ConvertLabels(), new PublishTrainer(), new BuildImage(),
        new SmokeTest(), new PushImage(), new StageData(), new Submit(),
    ];

    public override async Task RunAsync(BuildContext context)
    {
        var pipeline = context.Settings.Name;
        var faults = new List<(string Task, FaultException Fault)>();
        foreach (var task in Steps)
        {
            try
            {
                await ExplainAsync(context, task);
            }
            catch (FaultException fault)
            {
                context.Answer($"{task.Name}: cannot be planned: {fault.Message}");
                faults.Add((task.Name, fault));
            }
        }

        if (faults.Count > 0)
        {
            throw new FaultException(
                faults[0].Fault.Kind,
                $"Plan: {string.Join(", ", faults.Select(fault => fault.Task))} of pipeline {pipeline} cannot be planned. The reasons are above.");
        }
    }

    private static async Task ExplainAsync(BuildContext context, StepTask task)
    {
        var step = task.Describe(context);
        if (step.NotApplicable is { } reason)
        {
            context.Answer($"{task.Name}: skipped: {reason}.");
            return;
        }

        var decision = await context.Manifest.DecideAsync(task.Name, step, context.Arguments.Force);
        context.Answer($"{task.Name}: {(decision.MustRun ? "runs" : "up to date")}: {decision.Reason}.");
        if (!decision.MustRun)
            return;
        foreach (var action in step.Actions)
            context.Answer($"    {action}");
    }
}
