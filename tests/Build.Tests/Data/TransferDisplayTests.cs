using Build.Data;
using Microsoft.Extensions.Time.Testing;
using Storage.Transfers;

namespace Build.Tests.Data;

public sealed class TransferDisplayTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _output = new();

    [Fact]
    public void Copies_that_take_a_moment_are_made_in_silence()
    {
        foreach (var isTerminal in new[] { false, true })
        {
            using var display = new TransferDisplay("StageData", _output, isTerminal, _clock);
            display.Report(new TransferProgress(1, 2, 0, 2));
            display.Report(new TransferProgress(2, 2, 2, 2));
        }

        _output.ToString().Should().BeEmpty();
    }

    [Fact]
    public void A_pipe_gets_a_line_every_few_seconds()
    {
        using (var display = new TransferDisplay("StageData", _output, isTerminal: false, _clock))
        {
            for (var second = 1; second <= 12; second++)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                display.Report(new TransferProgress(second * 100_000_000, 1_234_567_890, second / 6, 3));
            }
        }

        _output.ToString().ReplaceLineEndings("\n").Should().Be(
            "StageData: 500.0 of 1,234.6 MB, 0 of 3 files\nStageData: 1,000.0 of 1,234.6 MB, 1 of 3 files\n");
    }

    [Fact]
    public void A_terminal_has_one_line_that_is_written_over_and_taken_away()
    {
        using (var display = new TransferDisplay("FetchInputs", _output, isTerminal: true, _clock))
        {
            foreach (var bytes in new[] { 12_300_000, 0 })
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                display.Report(new TransferProgress(bytes, 20_000_000, 0, 1));
                display.Report(new TransferProgress(bytes + 1, 20_000_000, 0, 1));
            }
        }

        var longer = "FetchInputs: 12.3 of 20.0 MB";
        _output.ToString().Should().Be($"\r{longer}\r{"FetchInputs: 0.0 of 20.0 MB".PadRight(longer.Length)}\r{new string(' ', longer.Length - 1)}\r");
    }
}
