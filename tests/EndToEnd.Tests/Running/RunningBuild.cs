using System.Diagnostics;
using System.Text;

namespace EndToEnd.Tests.Running;

/// <summary>A build in a process of its own.</summary>
internal sealed class RunningBuild : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Lock _lock = new();

    private RunningBuild(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static RunningBuild Start(string script, string workingFolder, params string[] arguments) =>
        Start(script, workingFolder, new Dictionary<string, string>(), arguments);

    /// <param name="variables">What the script finds in its environment beside what this process has.</param>
    public static RunningBuild Start(
        string script, string workingFolder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tools.Require("bash"), [script, .. arguments]) { WorkingDirectory = workingFolder };
        // The page of the CI step that runs these tests is not theirs.
        start.Environment.Remove("GITHUB_STEP_SUMMARY");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new(start);
    }

    /// <summary>Waits until the build has printed a text.</summary>
    public void WaitFor(string text)
    {
        var watch = Stopwatch.StartNew();
        while (!Printed(_output).Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || watch.Elapsed > Patience)
                Assert.Fail($"The build did not print \"{text}\".\n{Printed(_output)}\n{Printed(_errors)}");
            Thread.Sleep(50);
        }
    }

    public BuildResult WaitForExit()
    {
        if (!_process.WaitForExit(Patience))
            Assert.Fail($"The build did not end.\n{Printed(_output)}\n{Printed(_errors)}");
        _process.WaitForExit();
        return new BuildResult(_process.ExitCode, Printed(_output), Printed(_errors));
    }

    /// <summary>Ends the build host alone, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt() => Interrupt("INT");

    /// <summary>Sends the build host alone a signal.</summary>
    /// <param name="signal">Such as TERM.</param>
    public void Interrupt(string signal) => Signal.Send(signal, _process.Id);

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private void Keep(StringBuilder lines, string? line)
    {
        lock (_lock)
        {
            if (line is not null)
                lines.Append(line).Append('\n');
        }
    }

    private string Printed(StringBuilder lines)
    {
        lock (_lock)
            return lines.ToString();
    }
}
