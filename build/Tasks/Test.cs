using Build.Testing;

namespace Build.Tasks;

[TaskDescription("Runs every test")]
public sealed class Test(BuildExit exit) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var dotnet = new DotNetProcess(context.Root);
        var run = await new TestRunner(context.Paths, dotnet.RunAsync, context.Clock, context.Details).RunAsync(context.Arguments.Filter);
        context.Answer("The slowest tests:");
        foreach (var line in run.Slowest().Concat(run.SkipReasons()))
            context.Answer(line);
        exit.LastLine = run.ToString();
        context.StepSummary.Append("Tests", TestPage.Of(run));
        if (run.Failure(context.Paths.Relative(context.Paths.TestResults)) is { } failure)
            throw new FaultException(FaultKind.Defect, $"Test: {failure}");
    }
}
