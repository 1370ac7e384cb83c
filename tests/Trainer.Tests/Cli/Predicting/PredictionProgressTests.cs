using Microsoft.Extensions.Time.Testing;
using Trainer.Cli.Predicting;

namespace Trainer.Tests.Cli.Predicting;

public sealed class PredictionProgressTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void In_a_log_a_line_comes_now_and_then()
    {
        var progress = new PredictionProgress(_output, isTerminal: false, total: 10_000, _clock);

        for (var second = 0; second < 40; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            progress.Add(100);
        }

        progress.Finish("out.csv");
        _output.ToString().Should().Be("3,000 of 10,000 rows, 100 rows/s, 0:01:10 to go\nout.csv: 4,000 rows, 100 rows/s\n");
    }

    [Fact]
    public void On_a_terminal_one_line_changes()
    {
        var progress = new PredictionProgress(_output, isTerminal: true, total: null, _clock);

        _clock.Advance(TimeSpan.FromSeconds(2));
        progress.Add(1);
        progress.Finish("out.csv");

        _output.ToString().Should().Be("\r\e[K1 rows, 0.5 rows/s\r\e[Kout.csv: 1 row, 0.5 rows/s\n");
    }
}
