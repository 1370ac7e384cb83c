using System.Diagnostics;
using System.Globalization;

namespace EndToEnd.Tests.Running;

internal static class Signal
{
    /// <param name="name">Such as INT or KILL.</param>
    public static void Send(string name, int process) => Kill(name, process).Should().Be(0);

    /// <returns>Whether there is such a process.</returns>
    public static bool Reaches(int process) => Kill("0", process) == 0;

    private static int Kill(string name, int process)
    {
        var number = process.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Tools.Require("sh"), ["-c", $"kill -s {name} {number}"]) { RedirectStandardError = true };
        using var kill = Process.Start(start)!;
        kill.WaitForExit();
        return kill.ExitCode;
    }
}
