using System.Diagnostics;
using Jobs.Local;

namespace Jobs.Tests;

public sealed class ProcessTableTests
{
    [Fact]
    public void The_table_of_proc_tells_running_processes_from_others()
    {
        if (!Directory.Exists("/proc/self"))
            Assert.Skip("/proc is absent");
        Tells_running_processes_from_others(new ProcessTable.ProcTable());
    }

    [Fact]
    public void The_table_of_ps_tells_running_processes_from_others()
    {
        Tools.Require("ps");
        Tells_running_processes_from_others(new ProcessTable.PsTable());
    }

    private static void Tells_running_processes_from_others(ProcessTable table)
    {
        // A process whose parent does not wait for it leaves its remains: a shell that became sleep never waits.
        using var parent = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "sleep 0.2 & echo $!; exec sleep 60"]) { RedirectStandardOutput = true })!;
        try
        {
            var remains = int.Parse(parent.StandardOutput.ReadLine()!);
            while (Process.GetProcessById(parent.Id).ProcessName != "sleep" || table.BirthOf(remains) is not null)
                Thread.Sleep(20);

            var birth = table.BirthOf(parent.Id);

            birth.Should().NotBeNullOrWhiteSpace();
            table.IsRunning(new ProcessRecord(parent.Id, 1, default, birth!)).Should().BeTrue();
            table.IsRunning(new ProcessRecord(parent.Id, 1, default, "another birth")).Should().BeFalse();
            using var probe = Process.Start("/bin/sh", ["-c", $"kill -s 0 {remains}"]);
            probe.WaitForExit();
            probe.ExitCode.Should().Be(0, "the remains still have their number");
        }
        finally
        {
            parent.Kill();
            parent.WaitForExit();
        }

        table.BirthOf(parent.Id).Should().BeNull();
    }
}
