using System.Diagnostics;
using System.Text.Json;
using Faults;

namespace Training.Benchmarks;

/// <summary>A fresh clone of the repository, in which the quickstart runs as its users have it.</summary>
internal sealed class QuickstartClone : IDisposable
{
    private const string Jobs = "artifacts/quickstart/jobs", StageField = "\"stage\":";

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-benchmark-").FullName;

    /// <param name="repository">A checkout; what it has not committed is not in the clone.</param>
    public QuickstartClone(string repository) => Run("git", "clone", "--quiet", repository, _folder);

    /// <param name="rounds">Starts of the trainer.</param>
    public PipelineTimes Measure(int rounds)
    {
        var (cold, repeated) = (Submit(), Submit());
        return new(cold, repeated, Median.Of(Enumerable.Range(0, rounds).Select(_ => FirstStep())));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private double Submit()
    {
        var clock = Stopwatch.StartNew();
        Run(Path.Combine(_folder, "build.sh"), "--target=Submit");
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Starts the trainer with the arguments of the job, and stops it when it has come to its first step.</summary>
    private double FirstStep()
    {
        var command = JobCommand();
        var clock = Stopwatch.StartNew();
        using var trainer = Process.Start(Start(command[0], [.. command[1..], "--log-format=json", "--checkpoint-dir=none"]))!;
        try
        {
            trainer.ErrorDataReceived += (_, _) => { };
            trainer.BeginErrorReadLine();
            while (trainer.StandardOutput.ReadLine() is { } line)
            {
                if (line.Contains(StageField, StringComparison.Ordinal))
                    return clock.Elapsed.TotalSeconds;
            }

            throw new FaultException(FaultKind.Tool, $"{string.Join(' ', command)}: came to no first step.");
        }
        finally
        {
            trainer.Kill(entireProcessTree: true);
            trainer.WaitForExit();
        }
    }

    private string[] JobCommand()
    {
        var record = Directory.GetFiles(Path.Combine(_folder, Jobs), "job.json", SearchOption.AllDirectories).Single();
        using var json = JsonDocument.Parse(File.ReadAllBytes(record));
        return
        [
            json.RootElement.GetProperty("program").GetString()!,
            .. json.RootElement.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()!),
        ];
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Start(program, arguments))!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new FaultException(FaultKind.Tool, $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}. It said:\n{errors}");
    }

    private ProcessStartInfo Start(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        WorkingDirectory = _folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
