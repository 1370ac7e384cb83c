using Build.Training;
using Datasets;
using Reports.Html;
using Runs;

namespace Build.Reporting;

/// <summary>The report on a pipeline's newest run, and the runs before it.</summary>
public sealed class RunReport(BuildContext context)
{
    private const int EarlierShown = 5;

    private readonly RunHistory _history = new(
        context.Bucket,
        TrainerArguments.RunObject(context.Settings),
        TrainerArguments.KeptRuns(context.Settings),
        context.Paths.Runs);

    /// <summary>The newest run, and before it the five that came last, the newest first.</summary>
    /// <exception cref="FaultException">There is no run.</exception>
    public async Task<IReadOnlyList<RunRecord>> RunsAsync()
    {
        var newest = await _history.KeepNewestAsync()
            ?? throw new FaultException(
                FaultKind.Settings, $"There is no {_history.Location} to report on. Train first: {context.Command("Submit")}");
        return [newest, .. await _history.EarlierAsync(newest, EarlierShown, fault => context.Warning($"Left out: {fault.Message}"))];
    }

    /// <summary>Writes the report.</summary>
    /// <param name="folder">Where to.</param>
    public async Task<WrittenReport> WriteAsync(string folder)
    {
        var runs = await RunsAsync();
        var content = new ReportContent(context.Settings.Name, runs[0]) { Earlier = [.. runs.Skip(1)], Verdict = VerdictOn(runs[0]) };
        var path = Path.Combine(folder, BuildPaths.ReportName);
        AtomicFile.WriteAllText(path, ReportPage.ToHtml(content));
        return new(path, runs[0]);
    }

    /// <summary>Keeps the record of the run before the one that is about to begin.</summary>
    public static Task KeepAsync(BuildContext context, string task) =>
        TryAsync(context, task, "the record of the run before is not kept", report => report._history.KeepNewestAsync());

    /// <summary>Writes the report on the run that just ended, and says where.</summary>
    /// <returns>Null where a warning says why there is no report.</returns>
    public static Task<WrittenReport?> TellAsync(BuildContext context, string task) => TryAsync(context, task, "there is no report", async report =>
    {
        var written = await report.WriteAsync(context.Paths.Artifacts);
        context.Answer($"{task}: the report is {context.Paths.Relative(written.Path)}.");
        return written;
    });

    // A model that was trained is not to be lost for want of a report, whatever is wrong with that.
    private static async Task<T?> TryAsync<T>(BuildContext context, string task, string loss, Func<RunReport, Task<T?>> work)
        where T : class
    {
        try
        {
            return await work(new RunReport(context));
        }
        catch (Exception exception)
        {
            context.Warning($"{task}: {loss}: {exception.Message}");
            return null;
        }
    }

    // Validation may have seen another data set since.
    private DatasetVerdict? VerdictOn(RunRecord run) =>
        File.Exists(context.Paths.Validation) && FileHash.Of(context.Paths.ConvertedDataset) == run.Data.Sha256
            ? DatasetVerdict.Load(context.Paths.Validation)
            : null;
}
