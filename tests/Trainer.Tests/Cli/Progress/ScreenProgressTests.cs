using Kernels.Devices;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;
using Trainer.Cli.Logs;
using Trainer.Cli.Progress;
using Trainer.Cli.Terminals;

namespace Trainer.Tests.Cli.Progress;

public sealed class ScreenProgressTests : IAsyncDisposable
{
    private const string Finder = "classifier, learning rate", Stage = "classifier, frozen";

    private readonly FakeTimeProvider _clock = new();
    private readonly TestConsole _console = new TestConsole().Width(120).Interactive();
    private readonly ProgressPanel _panel = new();
    private readonly List<string> _drawn = [];
    private readonly ScreenProgress _progress;

    public ScreenProgressTests() => _progress = new ScreenProgress(
        new PlainProgress(new ConsoleLog(_console), _clock, TimeSpan.MaxValue),
        _panel,
        () => _drawn.Add(Draw()),
        _clock,
        () => new MemoryUse(812_000_000, new DeviceMemory(5_120_000_000, 15_800_000_000)));

    public ValueTask DisposeAsync() => _progress.DisposeAsync();

    [Fact]
    public void Stages_and_epochs_stay_as_lines_and_the_panel_shows_the_moment()
    {
        var shown = new List<string>();

        TellOfTwoStages(then: () => shown.Add(_drawn[^1]));

        Snapshot.Match(string.Join('\n', shown), "Trainer.Tests/Snapshots/screen-progress.txt");
        _console.Output.Should().Be(
            """
            classifier, learning rate: at most 100 steps
            classifier, learning rate: 2.00e-2
            classifier, frozen: 2 epochs, 20 steps
            classifier, frozen: epoch 1 of 2: train loss 0.5000, validation loss 0.6250 (best), 15.0 s, 100 tokens/s

            """);
    }

    [Fact]
    public void It_is_drawn_a_few_times_a_second_however_fast_the_steps_are()
    {
        _progress.StageStarted(new(Stage, 1, 1001));
        _drawn.Clear();

        Steps(Stage, 1, 1000, of: 1001, seconds: 0.001);

        _drawn.Should().HaveCount(5);
    }

    [Fact]
    public void What_is_left_counts_down_while_nothing_is_told()
    {
        _progress.StageStarted(new(Stage, 1, 10));
        Steps(Stage, 1, 5, of: 10, seconds: 2);
        _drawn.Clear();

        _clock.Advance(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        _drawn.Select(shown => shown.Split('\n')[1][^7..]).Should().Equal("0:00:09", "0:00:08");
    }

    [Fact]
    public async Task After_its_end_nothing_is_drawn()
    {
        _progress.StageStarted(new(Stage, 1, 10));
        await _progress.DisposeAsync();
        _drawn.Clear();

        _clock.Advance(TimeSpan.FromSeconds(10));

        _drawn.Should().BeEmpty();
    }

    [Fact]
    public async Task On_a_live_terminal_the_panel_is_gone_in_the_end_and_the_lines_stay()
    {
        var console = new TestConsole().Width(100).Interactive();
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null, console);
        var log = new TextLog(TextWriter.Null, TextWriter.Null);

        var answer = await TrainingDisplay.RunAsync(terminal, log, _clock, (progress, lines) =>
        {
            lines.WriteLine("60 rows: 36 train");
            progress.StageStarted(new(Stage, 1, 2));
            _clock.Advance(TimeSpan.FromSeconds(7));
            _clock.Advance(TimeSpan.FromSeconds(0.5));
            progress.StepDone(new(Stage, 1, 2, 0.5f, 0.1));
            lines.WriteLine("warning: something");
            return Task.FromResult(7);
        });

        answer.Should().Be(7);
        console.Output.Should().Contain("60 rows: 36 train\n").And.Contain("classifier, frozen: 1 epoch, 2 steps\n")
            .And.Contain("warning: something\n").And.Contain("loss 0.5000 · learning rate 1.00e-1 · memory ").And.Contain(" 50%  0:00:07\n");
    }

    [Fact]
    public void A_line_erases_what_it_is_written_over()
    {
        var console = new TestConsole().Width(40).EmitAnsiSequences();

        new ConsoleLog(console).Write(new(Severity.Info, "one line that is longer than its terminal is wide"));

        console.Output.Should().Be("\u001b[Jone line that is longer than its \nterminal is wide\n");
    }

    private void TellOfTwoStages(Action then)
    {
        _progress.RunPlanned([new(Finder, Finder, 0, 100, 10_000), new(Stage, Stage, 2, 20, 2000)]);
        _progress.StageStarted(new(Finder, 0, 100));
        then();
        Steps(Finder, 1, 40, of: 100, seconds: 1);
        then();
        _progress.LearningRateFound(new(Finder, 0.02, true, new([], [])));
        then();
        _progress.StageStarted(new(Stage, 2, 20));
        then();
        Steps(Stage, 1, 10, of: 20, seconds: 1);
        then();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _progress.EpochDone(new(Stage, 1, 2, 0.5, 0.625, new Dictionary<string, double>(), true));
        then();
        Steps(Stage, 11, 13, of: 20, seconds: 1);
        then();
    }

    private void Steps(string stage, int first, int last, int of, double seconds)
    {
        for (var step = first; step <= last; step++)
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            _progress.StepDone(new(stage, step, of, 1f / step, 0.1) { Tokens = 100 });
        }
    }

    private string Draw()
    {
        var console = new TestConsole().Width(100);
        console.Write(_panel);
        return console.Output;
    }
}
