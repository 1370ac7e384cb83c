using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Faults;

namespace Training.Benchmarks;

/// <summary>A process of its own that takes training steps when it is told to.</summary>
internal sealed class Participant : IDisposable
{
    private readonly string _name;
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    /// <summary>Returns when the first step can be taken.</summary>
    /// <exception cref="FaultException">It ended before.</exception>
    public Participant(string name, string program, params IEnumerable<string> arguments)
    {
        _name = name;
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // As the trainer has it for itself: on a machine that others use, threads that wait must not spin, in neither of the two.
        start.Environment["GOMP_SPINCOUNT"] = "10000";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        if (Answer() is var first && first != Commands.Ready)
            throw Failed($"answered \"{first}\"");
    }

    /// <summary>The memory it holds now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public Measurement Step()
    {
        var figures = Ask(Commands.Step).Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return new(figures[0], figures[1], figures[2]);
    }

    /// <summary>What the parts of a step take, of a process of <see cref="StepParts"/>.</summary>
    public PartTime[] Parts() => JsonSerializer.Deserialize<PartTime[]>(Ask(Commands.Step))!;

    /// <returns>The most memory it ever held, in bytes.</returns>
    public long End()
    {
        var peak = long.Parse(Ask(Commands.End), CultureInfo.InvariantCulture);
        _process.WaitForExit();
        return peak;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private string Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        return Answer();
    }

    private string Answer() => _process.StandardOutput.ReadLine() ?? throw Failed("ended");

    private FaultException Failed(string what)
    {
        _process.WaitForExit();
        return new(FaultKind.Tool, $"{_name} {what}, exit code {_process.ExitCode}. It said:\n{_errors}");
    }
}
