using Cake.Core.Diagnostics;

namespace Build.Hosting;

/// <summary>Suppresses the task headings and the table of durations.</summary>
internal sealed class SilentReports : ICakeReportPrinter
{
    public void Write(CakeReport report)
    {
    }

    public void WriteStep(string name, Verbosity verbosity)
    {
    }

    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
    }
}
