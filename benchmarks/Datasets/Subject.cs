using System.Diagnostics;
using System.Text.Json;

namespace Datasets.Benchmarks;

/// <summary>A program that converts a file, started as a process of its own and timed from outside, start-up included.</summary>
internal sealed record Subject(string Name, Func<string, string, ProcessStartInfo> Command)
{
    /// <summary>This program's own <c>convert</c> command.</summary>
    public static Subject Own(string name, string way) => new(name, (source, target) =>
        new ProcessStartInfo(Environment.ProcessPath!, ["convert", way, source, target]));

    public static Subject Pandas(string python) => new("pandas", (source, target) =>
        new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "pandas_convert.py"), source, target]));

    public Measurement Run(string source, string target)
    {
        var command = Command(source, target);
        command.RedirectStandardOutput = true;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(command)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Name} failed with exit code {process.ExitCode}");
        var report = JsonSerializer.Deserialize<Report>(output, JsonSerializerOptions.Web)!;
        return new Measurement(seconds, report.CpuSeconds, report.PeakBytes, report.Rows);
    }
}
