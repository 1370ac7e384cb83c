using Microsoft.Extensions.Time.Testing;
using Storage.Folders;
using Tensorboard;
using Trainer.TensorBoard;
using Ulmfit.Tests.Training;

namespace Trainer.Tests.TensorBoard;

public sealed class ScalarLogTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly StringWriter _log = new();
    private readonly RecordedProgress _next = new();
    private readonly ScalarLog _scalars;

    public ScalarLogTests() => _scalars = new ScalarLog(
        new EventFolder(new FolderObjectStore(_folder.Path), _clock, _log), _clock, _next);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Losses_rates_and_metrics_of_every_stage_are_scalars_of_one_time_line()
    {
        _scalars.StageStarted(new("find", 0, 100));
        _scalars.StepDone(new("find", 1, 100, 0.5f, 1e-7));
        _scalars.StepDone(new("find", 2, 100, 0.25f, 1e-6));
        _scalars.LearningRateFound(new("find", 0.01, true, new([], [])));
        _scalars.StageStarted(new("fit", 1, 1));
        _scalars.StepDone(new("fit", 1, 1, 0.75f, 0.1));
        _scalars.EpochDone(new("fit", 1, 1, 0.75, double.NaN, new Dictionary<string, double> { ["f1"] = 0.5 }, true));

        var events = EventFiles.Read(_folder.Path);
        events.Scalars("find/loss").Should().Equal((1, 0.5f), (2, 0.25f));
        events.Scalars("find/learning_rate").Should().Equal((1, 1e-7f), (2, 1e-6f));
        events.Scalars("find/suggested_learning_rate").Should().Equal((2, 0.01f));
        events.Scalars("fit/loss").Should().Equal((3, 0.75f));
        events.Scalars("fit/train_loss").Should().Equal((3, 0.75f));
        events.Scalars("fit/f1").Should().Equal((3, 0.5f));
        events.Scalars("fit/valid_loss").Should().BeEmpty("it was not a number");
        events.Select(one => one.WallTime).Should().OnlyContain(time => time == 1767323045);
        (_next.Stages.Count, _next.Steps.Count, _next.Epochs.Count, _next.Rates.Count).Should().Be((2, 3, 1, 1));
    }

    [Fact]
    public void Every_file_names_its_format_first()
    {
        _scalars.StageStarted(new("fit", 2, 2));
        _scalars.StepDone(new("fit", 1, 2, 0.75f, 0.1));
        _scalars.EpochDone(new("fit", 1, 2, 0.75, 0.5, new Dictionary<string, double>(), true));
        _scalars.StepDone(new("fit", 2, 2, 0.5f, 0.1));
        _scalars.EpochDone(new("fit", 2, 2, 0.5, 0.5, new Dictionary<string, double>(), false));

        var events = EventFiles.Read(_folder.Path);
        events.Where(one => one.WhatCase == Event.WhatOneofCase.FileVersion).Select(one => one.FileVersion)
            .Should().Equal("brain.Event:2", "brain.Event:2");
        events[0].WhatCase.Should().Be(Event.WhatOneofCase.FileVersion);
        events.Scalars("fit/loss").Should().Equal((1, 0.75f), (2, 0.5f));
    }

    [Fact]
    public void What_takes_long_is_shown_before_its_epoch_ends()
    {
        _scalars.StageStarted(new("fit", 1, 3));
        _scalars.StepDone(new("fit", 1, 3, 0.75f, 0.1));
        EventFiles.Read(_folder.Path).Should().BeEmpty();

        _clock.Advance(TimeSpan.FromSeconds(30));
        _scalars.StepDone(new("fit", 2, 3, 0.5f, 0.1));

        EventFiles.Read(_folder.Path).Scalars("fit/loss").Should().Equal((1, 0.75f), (2, 0.5f));
    }

    [Fact]
    public void A_folder_that_fails_for_a_while_is_said_once_and_loses_nothing()
    {
        var folder = Path.Combine(_folder.Path, "in", "the", "way");
        var scalars = new ScalarLog(new EventFolder(new FolderObjectStore(folder), _clock, _log), _clock, _next);
        var obstacle = _folder.Write("in/the", "a file where the folder should be");

        scalars.StageStarted(new("fit", 3, 3));
        for (var epoch = 1; epoch <= 3; epoch++)
        {
            if (epoch == 3)
                File.Delete(obstacle);
            scalars.StepDone(new("fit", epoch, 3, 0.5f, 0.1));
            scalars.EpochDone(new("fit", epoch, 3, 0.5, 0.5, new Dictionary<string, double>(), false));
        }

        _log.ToString().Should().StartWith($"warning: TensorBoard's curves could not be written; the next write tries again: {folder}: ")
            .And.Match("*\n", "it is one line").And.NotMatch("*\n*\n");
        EventFiles.Read(folder).Scalars("fit/loss").Should().HaveCount(3);
    }
}
