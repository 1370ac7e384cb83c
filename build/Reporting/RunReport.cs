using Build.Training;
using Datasets.Verdicts;
using Reports;
using Reports.Html;
using Runs;

namespace Build.Reporting;

/// <summary>The report on a pipeline's newest run and the runs before it.</summary>
internal sealed class RunReport(BuildContext context)
{
    private const int EarlierShown = 5;

    private readonly RunHistory _history = new(
        context.Bucket,
        TrainerArguments.RunObject(context.Settings),
        TrainerArguments.KeptRuns(context.Settings),
        context.Paths.Runs);

    /// <summary>The newest run and the five before it, newest first.</summary>
    /// <exception cref="FaultException">There has been no run.</exception>
    public async Task<IReadOnlyList<RunRecord>> RunsAsync()
    {
        var newest = await _history.KeepNewestAsync()
            ?? throw new FaultException(
                FaultKind.Settings, $"There is no {_history.Location} to report on. Train first: {context.Command("Submit")}");
        return [newest, .. await _history.EarlierAsync(newest, EarlierShown, fault => context.Warning($"Skipped: {fault.Message}"))];
    }

    /// <summary>Writes the report.</summary>
    /// <param name="folder">The folder to write to.</param>
    public async Task<WrittenReport> WriteAsync(string folder)
    {
        var runs = await RunsAsync();
        var content = new ReportContent(context.Settings.Name, runs[0]) { Earlier = [.. runs.Skip(1)], Verdict = VerdictOn(runs[0]) };
        var path = Path.Combine(folder, BuildPaths.ReportName);
        AtomicFile.WriteAllText(path, ReportPage.ToHtml(content));
        return new(path, runs[0]);
    }

    /// <summary>Keeps the record of the previous run before a new one begins.</summary>
    public static Task KeepAsync(BuildContext context, string task) =>
        TryAsync(context, task, "the record of the previous run was not kept", report => report._history.KeepNewestAsync());

    /// <summary>Writes the report on the run that just ended, and prints its path.</summary>
    /// <returns>Null if the report could not be written; a warning names the reason.</returns>
    public static Task<WrittenReport?> TellAsync(BuildContext context, string task) => TryAsync(context, task, "there is no report", async report =>
    {
        var written = await report.WriteAsync(context.Paths.Artifacts);
        context.Answer($"{task}: the report is {context.Paths.Relative(written.Path)}.");
        return written;
    });

    // A problem with the report must not lose a trained model.
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

    // A later validation may have read another data set.
    private DatasetVerdict? VerdictOn(RunRecord run) =>
        File.Exists(context.Paths.Validation) && FileHash.Of(context.Paths.ConvertedDataset) == run.Data.Sha256
            ? DatasetVerdict.Load(context.Paths.Validation)
            : null;
}
