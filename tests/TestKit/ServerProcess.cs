using System.Diagnostics;
using Xunit;

namespace TestKit;

/// <summary>A server a test starts for itself, and what it logs.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _log = [];

    public ServerProcess(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log.TakeLast(20));
        }
    }

    /// <returns>Whether it came up; if not, it has ended, and <see cref="Log"/> says why.</returns>
    public bool WaitUntil(Func<bool> ready)
    {
        var started = Stopwatch.StartNew();
        while (!ready())
        {
            if (_process.HasExited)
                return false;
            Assert.True(started.Elapsed < Patience, $"{_process.StartInfo.FileName} is not ready after {Patience.TotalSeconds} s\n{Log}");
            Thread.Sleep(50);
        }
        return true;
    }

    /// <summary>Asks the server to end and waits for it; one that does not is killed.</summary>
    public void Stop()
    {
        if (!_process.HasExited)
        {
            Command.Run("/bin/sh", ["-c", "kill -TERM \"$0\"", $"{_process.Id}"]);
            if (!_process.WaitForExit(Patience))
                _process.Kill(entireProcessTree: true);
        }
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (_log)
            _log.Add(line.Data);
    }
}
