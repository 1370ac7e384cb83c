using Build.Reporting;
using Reports.Comparing;

namespace Build.Tasks;

[TaskDescription("Writes the report on the newest run")]
public sealed class Report : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var report = new RunReport(context);
        var heading = $"Report: {context.Settings.Name}";
        if (context.Arguments.Compare)
        {
            var comparison = RunComparison.Of(await report.RunsAsync());
            ComparisonTable.Write(comparison, Console.Out);
            RunSummary.Of(context).AppendComparison(heading, comparison);
            return;
        }

        var (path, run) = await report.WriteAsync(context.Arguments.To is { } to ? context.FromCaller(to) : context.Paths.Artifacts);
        var shown = context.Paths.Relative(path);
        context.Answer($"Report: {shown}");
        RunSummary.Of(context).AppendReport(heading, run, shown);
    }
}
