using System.Text;
using Jobs.Local;

namespace Jobs.Tests;

public sealed class LogTests : IDisposable
{
    private readonly LocalJobs _jobs = new();

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public async Task A_hundred_thousand_lines_are_followed_without_loss_or_repetition()
    {
        var job = await _jobs.SubmitAsync("i=0; while [ $i -lt 100000 ]; do i=$((i+1)); echo \"line $i\"; done");
        var expected = 0;

        await foreach (var entry in _jobs.Service.StreamLogsAsync(job.Id))
            (entry.Text == $"line {++expected}").Should().BeTrue();

        expected.Should().Be(100_000);
    }

    [Fact]
    public async Task Following_can_stop_anywhere_and_go_on_from_there()
    {
        var job = await _jobs.SubmitAsync(
            "i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo \"line $i é하😀\"; [ $((i % 20)) = 0 ] && sleep 0.02; done");
        var (lines, next) = (new List<string>(), LogPosition.Start);

        while (lines.Count < 200)
        {
            var left = 7;
            await foreach (var entry in _jobs.Service.StreamLogsAsync(job.Id, next))
            {
                lines.Add(entry.Text);
                next = entry.Next;
                if (--left == 0)
                    break;
            }
        }

        lines.Should().Equal(Enumerable.Range(1, 200).Select(i => $"line {i} é하😀"));
        (await _jobs.Service.StreamLogsAsync(job.Id, next).ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Characters_written_in_pieces_arrive_whole_and_an_unfinished_line_only_at_the_end()
    {
        var job = await _jobs.SubmitAsync(
            "printf 'a\\355'; sleep 0.15; printf '\\225'; sleep 0.15; printf '\\230\\nb\\360\\237'; sleep 0.15; printf '\\230\\200'");

        (await _jobs.Service.StreamLogsAsync(job.Id).Select(entry => entry.Text).ToListAsync()).Should().Equal("a하", "b😀");
    }

    [Fact]
    public async Task Without_following_the_lines_so_far_are_read()
    {
        var job = await _jobs.SubmitAsync("echo whole; printf half; sleep 60");
        await _jobs.UntilLoggedAsync(job.Id, "whole");

        (await _jobs.LogOfAsync(job.Id)).Should().Equal("whole");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_do_not_end_the_log()
    {
        var job = await _jobs.RunAsync("printf '\\377\\376 x\\000y\\nnext\\r\\n'");

        (await _jobs.LogOfAsync(job.Id)).Should().Equal("\uFFFD\uFFFD x\0y", "next");
        File.ReadAllBytes(job.LogsAt).Should().StartWith([0xFF, 0xFE]);
    }

    [Fact]
    public async Task Standard_output_and_error_are_in_the_order_they_were_written()
    {
        var job = await _jobs.RunAsync("echo 1; echo 2 >&2; echo 3; echo 4 >&2");

        (await _jobs.LogOfAsync(job.Id)).Should().Equal("1", "2", "3", "4");
    }

    [Fact]
    public async Task A_line_without_end_comes_in_pieces_of_whole_characters()
    {
        var folder = _jobs.PathOf("log");
        var text = string.Concat(Enumerable.Repeat("é하😀", 30_000)) + "\nnext\n";
        await File.WriteAllTextAsync(folder, text, new UTF8Encoding(false));
        await using var file = new FileStream(folder, FileMode.Open);
        var (reader, entries) = (new LogReader(file, 0), new List<LogEntry>());

        while (await reader.FillAsync(default))
        {
            while (reader.TakeLine() is { } entry)
                entries.Add(entry);
        }

        entries.Should().HaveCountGreaterThan(3);
        string.Concat(entries.SkipLast(1).Select(entry => entry.Text)).Should().Be(text[..^6]);
        entries[^1].Should().Be(new LogEntry("next", new LogPosition($"{Encoding.UTF8.GetByteCount(text)}")));
    }
}
