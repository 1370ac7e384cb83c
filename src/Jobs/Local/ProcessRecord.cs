using System.Globalization;

namespace Jobs.Local;

/// <summary>A process of a job, as the job's supervisor noted it: <c>PID GROUP TIME BIRTH</c>.</summary>
/// <param name="Id">Its number, which the system gives to another process some time after its end.</param>
/// <param name="Group">The number of its process group.</param>
/// <param name="Noted">When this was noted, which was at its start.</param>
/// <param name="Birth">What tells it from any other process that ever has its number (<see cref="ProcessTable"/>).</param>
internal sealed record ProcessRecord(int Id, int Group, DateTimeOffset Noted, string Birth)
{
    /// <exception cref="FormatException">The text is no such note.</exception>
    public static ProcessRecord Parse(string text) =>
        text.Trim().Split(' ', 4) is [var id, var group, var noted, var birth]
            ? new ProcessRecord(
                int.Parse(id, CultureInfo.InvariantCulture),
                int.Parse(group, CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(noted, CultureInfo.InvariantCulture),
                birth)
            : throw new FormatException("expected PID GROUP TIME BIRTH");
}
