using System.Globalization;

namespace Jobs.Local;

/// <summary>Process of a job as recorded by the job's supervisor: <c>PID GROUP TIME BIRTH</c>.</summary>
/// <param name="Id">The process id, which the system may reuse after the process has ended.</param>
/// <param name="Group">The id of the process group.</param>
/// <param name="Noted">The time of the record, which is the start of the process.</param>
/// <param name="Birth">Distinguishes the process from other processes with the same id (<see cref="ProcessTable"/>).</param>
internal sealed record ProcessRecord(int Id, int Group, DateTimeOffset Noted, string Birth)
{
    /// <exception cref="FormatException">The text is not a process record.</exception>
    public static ProcessRecord Parse(string text) =>
        text.Trim().Split(' ', 4) is [var id, var group, var noted, var birth]
            ? new ProcessRecord(
                int.Parse(id, CultureInfo.InvariantCulture),
                int.Parse(group, CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(noted, CultureInfo.InvariantCulture),
                birth)
            : throw new FormatException("expected PID GROUP TIME BIRTH");
}
