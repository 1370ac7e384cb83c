using System.Diagnostics;
using Jobs;
using Pipelines;

namespace Build.Training;

/// <summary>The published trainer as a process on this machine.</summary>
internal sealed class TrainerProcess(PipelineSettings settings, BuildPaths paths) : ITrainerHost
{
    private readonly TrainerPublication _publication = TrainerPublication.Of(settings, paths);

    public string Place => "on the CPU, because the trainer runs as a process";

    // Not the hash of its main assembly, which does not change if only another assembly changes.
    public string Identity => TrainerPublication.SourceHash(paths.Root);

    public IReadOnlyDictionary<string, string> Environment => settings.Submit.Env;

    public JobCommand Command(string runId, string bucket, IReadOnlyList<string> arguments) => _publication.Command(arguments);

    public string Show(string runId, string bucket, IReadOnlyList<string> arguments) => _publication.Show(paths, arguments);

    public Task<string> CaptureAsync(string bucket, IReadOnlyList<string> arguments) =>
        TrainerOutput.CaptureAsync(_publication.Command(arguments), paths.Root, arguments[0]);

    public Task ProveDeviceAsync() => Task.CompletedTask;

    public void Remove(string runId)
    {
        // The job service kills all processes of a job.
    }

    /// <summary>Runs the trainer in this terminal.</summary>
    /// <exception cref="FaultException">The trainer failed; its messages are on the terminal.</exception>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var command = _publication.Command(arguments);
        using var process = Process.Start(new ProcessStartInfo(command.Program, command.Arguments) { WorkingDirectory = paths.Root })!;
        await process.WaitForExitAsync();
        TrainerOutput.ThrowIfFailed(process.ExitCode, arguments[0], error: "");
    }
}
