using Jobs;

namespace Build.Training;

/// <summary>Where the trainer runs on this machine: as a process, or in a container.</summary>
internal interface ITrainerHost
{
    /// <summary>The device it has and why, for the user: "on the CPU, as …".</summary>
    string Place { get; }

    /// <summary>A hash of what runs.</summary>
    string Identity { get; }

    /// <summary>The command of a training run.</summary>
    /// <param name="runId">Names the run among all of this machine.</param>
    /// <param name="bucket">The folder or bucket it reads and writes.</param>
    JobCommand Command(string runId, string bucket, IReadOnlyList<string> arguments);

    /// <summary>That, as a user would type it in the root of the checkout.</summary>
    string Show(string runId, string bucket, IReadOnlyList<string> arguments);

    /// <summary>Variables the command is started with.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }

    /// <returns>What the trainer writes to its standard output.</returns>
    /// <exception cref="FaultException">It failed; the message holds what it wrote to its standard error.</exception>
    Task<string> CaptureAsync(string bucket, IReadOnlyList<string> arguments);

    /// <summary>Sees that the device computes what the CPU does, where it is another one.</summary>
    /// <exception cref="FaultException">It does not.</exception>
    Task ProveDeviceAsync();

    /// <summary>Ends what is left of a run whose command was killed.</summary>
    void Remove(string runId);
}
