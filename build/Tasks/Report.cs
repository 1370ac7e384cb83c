using Build.Reporting;
using Reports.Comparing;

namespace Build.Tasks;

[TaskDescription("Writes the report on the newest run")]
public sealed class Report : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var report = new RunReport(context);
        if (context.Arguments.Compare)
        {
            ComparisonTable.Write(RunComparison.Of(await report.RunsAsync()), Console.Out);
            return;
        }

        var path = await report.WriteAsync(context.Arguments.To is { } to ? context.FromCaller(to) : context.Paths.Artifacts);
        context.Answer($"Report: {context.Paths.Relative(path)}");
    }
}
