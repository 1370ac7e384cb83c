using System.Diagnostics;
using System.Text;

namespace Trainer.Tests.Cli;

/// <summary>The trainer as a separate process, which is killed at the end of the test.</summary>
internal sealed class TrainerProcess : IDisposable
{
    private readonly Process _process;

    public TrainerProcess(params string[] arguments)
        : this(Program, arguments, new Dictionary<string, string>())
    {
    }

    /// <param name="environment">Variables in addition to those of this process.</param>
    public TrainerProcess(IReadOnlyDictionary<string, string> environment, params string[] arguments)
        : this(Program, arguments, environment)
    {
    }

    private TrainerProcess(string program, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    public int Id => _process.Id;

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    public static string Program => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Trainer.exe" : "Trainer");

    /// <param name="redirection">A redirection of the shell, such as <c>&gt;file</c>.</param>
    public static TrainerProcess InShell(string redirection, params string[] arguments) =>
        new("/bin/sh", ["-c", $"exec \"$0\" \"$@\" {redirection}", Program, .. arguments], new Dictionary<string, string>());

    /// <summary>Reads the output up to the first line with this start.</summary>
    /// <returns>Whether there was such a line.</returns>
    public async Task<bool> ReadUntilAsync(string start)
    {
        while (await Output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public void Kill() => _process.Kill();

    /// <param name="name">The name of the signal without SIG.</param>
    public void Signal(string name) => Command.Run(Tools.Require("kill"), [$"-{name}", $"{Id}"]).Require();

    /// <returns>The exit code and the whole error output.</returns>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        var errors = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, errors);
    }

    /// <summary>The same for a process whose further output is ignored.</summary>
    public async Task<(int ExitCode, string Errors)> EndUnheardAsync()
    {
        var rest = Output.ReadToEndAsync(TestContext.Current.CancellationToken);
        var end = await EndAsync();
        await rest;
        return end;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
