using Microsoft.Extensions.Time.Testing;
using Trainer.Checkpoints;
using Trainer.History;
using Ulmfit.Tests.Training;
using Ulmfit.Training;
using static TorchSharp.torch;

namespace Trainer.Tests.Checkpoints;

public sealed class RunCheckpointsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _log = new();
    private readonly FullDisk _store;
    private readonly CheckpointFolder _checkpoints;

    public RunCheckpointsTests()
    {
        _store = new FullDisk(_folder.Path) { IsFull = false };
        _checkpoints = new CheckpointFolder(_store, "run/", _log);
    }

    private IEnumerable<string> Names => Directory.Exists(_folder.PathOf("run"))
        ? Directory.GetFiles(_folder.PathOf("run"), "*.pth").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        : [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Between_epochs_a_checkpoint_is_due_when_its_time_has_come()
    {
        var run = Run();

        run.IsDue.Should().BeFalse();
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        run.IsDue.Should().BeFalse();

        _clock.Advance(TimeSpan.FromTicks(1));
        run.IsDue.Should().BeTrue();
        run.Keep(State);
        run.IsDue.Should().BeFalse();
        Names.Should().Equal("checkpoint-000001.pth");
        run.Location.Should().Be(_folder.PathOf("run"));
    }

    [Fact]
    public void The_last_two_are_kept()
    {
        var run = Run();

        for (var i = 0; i < 4; i++)
            run.Keep(State);

        Names.Should().Equal("checkpoint-000003.pth", "checkpoint-000004.pth");
    }

    [Fact]
    public async Task What_was_kept_is_given_back_once()
    {
        using var scope = NewDisposeScope();
        var run = Run();
        run.Finish(new StageOutcome("find", new("find", 0.01, true, new([1e-7, double.NaN], [0.5f, float.NaN])), null), () => State() with { Stage = "find", Fit = null });
        run.Keep(State);

        var left = await _checkpoints.ReadLastAsync(CancellationToken.None);
        var next = Run(left);

        next.FindOutcome("find")!.Found!.Curve.Losses.Should().Equal(0.5f, float.NaN);
        next.FindOutcome("fit").Should().BeNull();
        next.FindState("find").Should().BeNull();
        var state = next.FindState("fit")!;
        state.Fit.Should().BeEquivalentTo(State().Fit);
        state.Drawn.Should().Equal(3, 4);
        state.Tensors["weights.w"].data<float>().ToArray().Should().Equal(1, 2);
        next.FindState("fit").Should().BeNull();
    }

    [Fact]
    public async Task A_disk_that_is_full_is_said_and_costs_no_run()
    {
        var run = Run();
        _store.IsFull = true;
        run.Keep(State);
        run.Location.Should().BeNull();

        _store.IsFull = false;
        run.Keep(State);
        run.Location.Should().NotBeNull();

        _store.IsFull = true;
        await run.DeleteAsync();

        _log.ToString().ReplaceLineEndings("\n").Should().Be(
            "warning: the checkpoint was not stored, and the training continues without it: No space left on device\n"
            + "warning: the checkpoints are no longer needed but could not be deleted: Read-only file system\n");
    }

    private RunCheckpoints Run(Checkpoint? left = null) => new(
        _checkpoints,
        new RunIdentity(new Dictionary<string, string> { ["epochs"] = "3" }),
        left,
        new TrainingHistory(new RecordedProgress()),
        TimeSpan.FromMinutes(10),
        _clock,
        _log);

    private static LearnerState State() => new(
        "fit",
        new FitState(1, 2, 0.1 + 0.2, 0.25f, 7, double.NaN, [new("fit", 1, 3, 0.5, double.NaN, new Dictionary<string, double>(), true)]),
        [3, 4],
        new Dictionary<string, Tensor> { ["weights.w"] = tensor([1f, 2f]) });
}
