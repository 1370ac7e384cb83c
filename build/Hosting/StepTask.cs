namespace Build.Hosting;

/// <summary>A task that runs only if it is not up to date.</summary>
public abstract class StepTask : AsyncFrostingTask<BuildContext>
{
    public string Name => GetType().Name;

    /// <summary>Describes what the task would do now; changes nothing.</summary>
    internal abstract Step Describe(BuildContext context);

    public sealed override async Task RunAsync(BuildContext context)
    {
        var step = Describe(context);
        if (step.NotApplicable is { } reason)
        {
            context.Information($"{Name}: skipped: {reason}.");
            return;
        }

        var decision = await context.Manifest.DecideAsync(Name, step, context.Arguments.Force);
        if (!decision.MustRun)
        {
            context.Information($"{Name}: up to date: {decision.Reason}.");
            if (step.Result is { } result)
                context.Answer($"{Name}: {result}.");
            return;
        }

        context.Verbose($"{Name}: runs: {decision.Reason}.");
        await ExecuteAsync(context);
        if (step.Inputs.Count > 0)
            context.Manifest.Record(Name, step, context.Clock.GetUtcNow());
    }

    protected abstract Task ExecuteAsync(BuildContext context);
}
