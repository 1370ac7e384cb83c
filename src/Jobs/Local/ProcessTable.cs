using System.Diagnostics;

namespace Jobs.Local;

/// <summary>Finds out whether a recorded process is still running. The process id alone is not enough, because the system reuses ids.</summary>
internal abstract class ProcessTable
{
    public static ProcessTable OfThisMachine { get; } = Directory.Exists("/proc/self") ? new ProcTable() : new PsTable();

    /// <returns>The birth of a running process; null when no process has the id, or only a zombie.</returns>
    public abstract string? BirthOf(int process);

    public bool IsRunning(ProcessRecord process) => BirthOf(process.Id) == process.Birth;

    /// <summary>Linux: the boot id, and the start time in clock ticks since the boot (proc(5), field 22 of <c>stat</c>).</summary>
    internal sealed class ProcTable : ProcessTable
    {
        private readonly string _boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

        public override string? BirthOf(int process)
        {
            string stat;
            try
            {
                stat = File.ReadAllText($"/proc/{process}/stat");
            }
            catch (IOException)
            {
                return null;
            }

            // The second field, the program's name in parentheses, may contain spaces and parentheses.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : $"{_boot}/{fields[19]}";
        }
    }

    /// <summary>macOS: the start time as printed by ps(1), in whole seconds.</summary>
    internal sealed class PsTable : ProcessTable
    {
        public override string? BirthOf(int process)
        {
            var start = new ProcessStartInfo("ps", ["-o", "stat=", "-o", "lstart=", "-p", $"{process}"])
            {
                RedirectStandardOutput = true,
                Environment = { ["LC_ALL"] = "C", ["TZ"] = "UTC" },
            };
            using var ps = Process.Start(start)!;
            var line = ps.StandardOutput.ReadToEnd().Trim();
            ps.WaitForExit();
            return line.Split(' ', 2, StringSplitOptions.TrimEntries) is [var state, var birth] && !state.StartsWith('Z') ? birth : null;
        }
    }
}
