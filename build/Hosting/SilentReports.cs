using Cake.Core.Diagnostics;

namespace Build.Hosting;

/// <summary>Leaves out the headings of the tasks and the table of their durations.</summary>
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
