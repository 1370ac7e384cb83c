using Faults;
using PyTorchFiles;
using Settings;
using Storage;
using Trainer.Configuration;
using Trainer.History;
using Ulmfit.Classification;
using Ulmfit.Model;
using Ulmfit.Training;
using static TorchSharp.torch;

namespace Trainer.Checkpoints;

/// <summary>Stores the checkpoints of a run, and restores the run in a later process.</summary>
/// <remarks>Called on the training thread, which waits while a checkpoint is stored.</remarks>
/// <param name="folder">The folder of the run; null to store no checkpoints.</param>
/// <param name="left">The checkpoint of an earlier process; null for a new run.</param>
/// <param name="interval">The longest time between two checkpoints, except during the learning rate finder.</param>
internal sealed class RunCheckpoints(
    CheckpointFolder? folder, RunIdentity run, Checkpoint? left, TrainingHistory history, TimeSpan interval, TimeProvider clock,
    TextWriter log) : ICheckpoints
{
    private const string LearnerKey = "learner.", NetworksKey = "networks.";

    private readonly List<StageOutcome> _outcomes = [.. left?.Description.Outcomes ?? []];
    private readonly List<DirectedNetwork> _finished = [];
    private Checkpoint? _left = left;
    private long _lastKept = clock.GetTimestamp();

    /// <summary>The address of the last checkpoint; null before the first.</summary>
    public string? Location { get; private set; } = left is null ? null : folder?.Location;

    public bool IsDue => folder is not null && clock.GetElapsedTime(_lastKept) >= interval;

    /// <summary>Opens the checkpoints of the run that the settings describe, and restores the history of an earlier process.</summary>
    /// <param name="inputs">The objects of the store that the run reads.</param>
    /// <exception cref="FaultException">
    /// <see cref="FaultKind.Settings"/>: the folder for this run holds a checkpoint of another run; the message lists the differences. Or
    /// the store failed.
    /// </exception>
    public static async Task<RunCheckpoints> OpenAsync(
        TrainerSettings settings, IObjectStore store, IEnumerable<string> inputs, TrainingHistory history, TimeProvider clock,
        TextWriter log, CancellationToken cancellation)
    {
        var interval = TimeSpan.FromMinutes(settings.Training.CheckpointMinutes);
        var run = await RunIdentity.ReadAsync(settings, store, inputs, cancellation);
        if (CheckpointPlace.Of(settings, store, log) is not { } place)
            return new(null, run, null, history, interval, clock, log);
        if (settings.Run.Fresh)
            await place.DeleteAllAsync(cancellation);

        var folder = place.FolderOf(run);
        var left = await folder.ReadLastAsync(cancellation);
        if (left is not null)
        {
            Check(left, run, folder);
            history.Restore(left.Description.History, left.Description.Curves);
            log.WriteLine($"resuming from the checkpoint in {folder.Location}: {left.Description.Place}");
        }

        await place.NameOthersAsync(run, cancellation);

        return new(folder, run, left, history, interval, clock, log);
    }

    public StageOutcome? FindOutcome(string stage) => _outcomes.Find(outcome => outcome.Stage == stage);

    public LearnerState? FindState(string stage)
    {
        if (_left is not { Description: var description } checkpoint || description.Stage != stage)
            return null;
        _left = null; // releases the checkpoint, which is as large as several models
        return new(stage, description.Fit, description.Drawn, Tensors(checkpoint, LearnerKey));
    }

    /// <summary>Stores a checkpoint. If the store fails, logs a warning and continues, because the last checkpoint still exists.</summary>
    public void Keep(Func<LearnerState> state)
    {
        if (folder is null)
            return;
        if (TryAsync(() => folder.WriteAsync(Checkpoint(state)), "the checkpoint was not stored, and the training continues without it")
            .GetAwaiter().GetResult())
            Location = folder.Location;
        _lastKept = clock.GetTimestamp();
    }

    public void Finish(StageOutcome outcome, Func<LearnerState> state)
    {
        _outcomes.Add(outcome);
        Keep(state);
    }

    /// <summary>Adds the weights of a finished network to all later checkpoints.</summary>
    public void Finish(DirectedNetwork network) => _finished.Add(network);

    /// <summary>Whether an earlier process finished the network of this direction and started the other one.</summary>
    public bool IsFinished(Direction direction) =>
        _left?.Tensors.Keys.Any(name => name.StartsWith(Prefix(direction), StringComparison.Ordinal)) == true;

    /// <summary>Restores the weights of a network that <see cref="IsFinished"/>.</summary>
    public void Load(DirectedNetwork network)
    {
        using var scope = NewDisposeScope();
        network.Network.Load(Tensors(_left!, Prefix(network.Direction)));
        Finish(network);
    }

    /// <summary>Deletes the checkpoints of a finished run. If this fails, logs a warning only, because the model is complete.</summary>
    public async Task DeleteAsync()
    {
        if (folder is not null)
            await TryAsync(() => folder.DeleteAllAsync(), "the checkpoints are no longer needed but could not be deleted");
    }

    /// <summary>Runs an operation of the store; a failure is logged and does not end the run.</summary>
    private async Task<bool> TryAsync(Func<Task> work, string failure)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception exception) when (exception is StorageException or IOException or UnauthorizedAccessException)
        {
            log.WriteLine($"warning: {failure}: {exception.Message}");
            return false;
        }
    }

    private static void Check(Checkpoint left, RunIdentity run, CheckpointFolder folder)
    {
        if (left.Description.Run.DifferencesTo(run) is { Count: > 0 } differences)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{folder.Location}: the folder holds a checkpoint of another run. {string.Join("; ", differences)}. "
                + "Resume that run with its settings and data, or start over with --fresh, which deletes its checkpoints.");
        }
    }

    private Checkpoint Checkpoint(Func<LearnerState> state)
    {
        using var scope = NewDisposeScope();
        var now = state();
        var networks = _finished.SelectMany(network => ModelState.Under(Prefix(network.Direction), network.Network.StateDict()));
        return new(
            new(CheckpointDescription.CurrentVersion, run, [.. _outcomes], now.Stage, now.Fit, now.Drawn, history.Stages, history.Curves),
            TorchTensors.FromTensors([.. networks, .. ModelState.Under(LearnerKey, now.Tensors)]));
    }

    private static string Prefix(Direction direction) => $"{NetworksKey}{direction}.".ToLowerInvariant();

    private static IReadOnlyDictionary<string, Tensor> Tensors(Checkpoint checkpoint, string prefix)
    {
        var state = new StateDict();
        foreach (var (name, tensor) in checkpoint.Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
            state.Add(name[prefix.Length..], tensor);
        return state.ToTensors();
    }
}
