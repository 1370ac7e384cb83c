using Jobs;

namespace Build.Training;

/// <summary>Runs the trainer on this machine, as a process or in a container.</summary>
internal interface ITrainerHost
{
    /// <summary>The device and the reason for it, for the user: "on the CPU, as …".</summary>
    string Place { get; }

    /// <summary>A hash of the trainer.</summary>
    string Identity { get; }

    /// <summary>The command of a training run.</summary>
    /// <param name="runId">Unique name of the run on this machine.</param>
    /// <param name="bucket">The folder or bucket that the run reads and writes.</param>
    JobCommand Command(string runId, string bucket, IReadOnlyList<string> arguments);

    /// <summary>The same command, as a user would type it in the root of the checkout.</summary>
    string Show(string runId, string bucket, IReadOnlyList<string> arguments);

    /// <summary>Environment variables of the command.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }

    /// <returns>The trainer's standard output.</returns>
    /// <exception cref="FaultException">The trainer failed; the message contains its standard error.</exception>
    Task<string> CaptureAsync(string bucket, IReadOnlyList<string> arguments);

    /// <summary>Checks that the device gives the same results as the CPU, if it is another one.</summary>
    /// <exception cref="FaultException">The results differ.</exception>
    Task ProveDeviceAsync();

    /// <summary>Stops what remains of a run whose command was killed.</summary>
    void Remove(string runId);
}
