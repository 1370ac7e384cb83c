using Build.Testing;

namespace Build.Tasks;

[TaskDescription("Runs every test")]
public sealed class Test(BuildExit exit) : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var run = TestRunner.Run(context, context.Paths, context.Arguments.Filter);
        foreach (var (reason, count) in run.Summary.SkipReasons.OrderBy(skip => skip.Key, StringComparer.Ordinal))
            context.Answer($"skipped {count}: {reason}");
        exit.LastLine = run.Summary.ToString();
        if (run.FailedProjects.Count > 0)
            throw new FaultException(FaultKind.Defect, $"Test: {string.Join(", ", run.FailedProjects)} failed. Read the failures above.");
    }
}
