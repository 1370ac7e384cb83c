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

/// <summary>Keeps what a run needs to go on after it was stopped, and gives a later process of the same run what it kept.</summary>
/// <remarks>Called on the training thread, which waits while a checkpoint is stored.</remarks>
/// <param name="folder">Null to keep nothing.</param>
/// <param name="left">What an earlier process left; null to begin.</param>
/// <param name="interval">The longest time between two checkpoints, but for the steps of the learning rate finder.</param>
internal sealed class RunCheckpoints(
    CheckpointFolder? folder, RunIdentity run, Checkpoint? left, TrainingHistory history, TimeSpan interval, TimeProvider clock,
    TextWriter log) : ICheckpoints
{
    private const string LearnerKey = "learner.", NetworksKey = "networks.";

    private readonly List<StageOutcome> _outcomes = [.. left?.Description.Outcomes ?? []];
    private readonly List<DirectedNetwork> _finished = [];
    private Checkpoint? _left = left;
    private long _lastKept = clock.GetTimestamp();

    /// <summary>Where the last checkpoint of the run lies; null before the first.</summary>
    public string? Location { get; private set; } = left is null ? null : folder?.Location;

    public bool IsDue => folder is not null && clock.GetElapsedTime(_lastKept) >= interval;

    /// <param name="inputs">The objects of the store that the run reads.</param>
    /// <exception cref="FaultException">
    /// <see cref="FaultKind.Settings"/>: the folder of this run alone holds another's checkpoint; what differs is named. Or the store failed.
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
            log.WriteLine($"going on from the checkpoint in {folder.Location}: {left.Description.Place}");
        }

        await place.NameOthersAsync(run, cancellation);

        return new(folder, run, left, history, interval, clock, log);
    }

    public StageOutcome? FindOutcome(string stage) => _outcomes.Find(outcome => outcome.Stage == stage);

    public LearnerState? FindState(string stage)
    {
        if (_left is not { Description: var description } checkpoint || description.Stage != stage)
            return null;
        _left = null; // it is as large as several models
        return new(stage, description.Fit, description.Drawn, Tensors(checkpoint, LearnerKey));
    }

    /// <summary>Stores a checkpoint. When the store fails that is said and the run goes on, for the last checkpoint is still there.</summary>
    public void Keep(Func<LearnerState> state)
    {
        if (folder is null)
            return;
        if (TryAsync(() => folder.WriteAsync(Checkpoint(state)), "the checkpoint was not stored, and the training goes on without")
            .GetAwaiter().GetResult())
            Location = folder.Location;
        _lastKept = clock.GetTimestamp();
    }

    public void Finish(StageOutcome outcome, Func<LearnerState> state)
    {
        _outcomes.Add(outcome);
        Keep(state);
    }

    /// <summary>From now on the weights of this network are part of every checkpoint.</summary>
    public void Finish(DirectedNetwork network) => _finished.Add(network);

    /// <summary>Whether an earlier process finished the network of this direction and went on to the other.</summary>
    public bool IsFinished(Direction direction) =>
        _left?.Tensors.Keys.Any(name => name.StartsWith(Prefix(direction), StringComparison.Ordinal)) == true;

    /// <summary>Gives a network that <see cref="IsFinished"/> the weights it ended with.</summary>
    public void Load(DirectedNetwork network)
    {
        using var scope = NewDisposeScope();
        network.Network.Load(Tensors(_left!, Prefix(network.Direction)));
        Finish(network);
    }

    /// <summary>Deletes the checkpoints of a run that needs them no more. When that fails it is said: the model is there all the same.</summary>
    public async Task DeleteAsync()
    {
        if (folder is not null)
            await TryAsync(() => folder.DeleteAllAsync(), "the checkpoints could not be deleted, and are needed no more");
    }

    /// <summary>What a checkpoint is lost by is no reason to lose the run too.</summary>
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
                $"{folder.Location}: a checkpoint of another run is here. {string.Join("; ", differences)}. "
                + "Go on with what is there, or start anew with --fresh, which deletes it.");
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
