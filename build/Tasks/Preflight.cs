using Build.Cloud;

namespace Build.Tasks;

[TaskDescription("Checks that the job can run: credentials, project, regions, machine, bucket, accounts")]
public sealed class Preflight : StepTask
{
    internal override Step Describe(BuildContext context)
    {
        var checks = new PreflightChecks(context);
        return checks.NotApplicable is { } reason ? Step.Skipped(reason) : new() { Actions = [.. checks.Plan()] };
    }

    protected override async Task ExecuteAsync(BuildContext context)
    {
        var checks = new PreflightChecks(context);
        await checks.BeforeBuildAsync(Name);
        foreach (var line in checks.PriceLines())
            context.Information($"{Name}: {line}.");
    }
}
