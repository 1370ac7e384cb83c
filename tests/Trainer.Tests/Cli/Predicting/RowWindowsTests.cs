using System.Text;
using Faults;
using Trainer.Cli.Predicting;

namespace Trainer.Tests.Cli.Predicting;

/// <summary>Memory use is independent of the length of the input.</summary>
public sealed class RowWindowsTests
{
    [Fact]
    public void A_window_has_so_many_rows_at_most()
    {
        var rows = Enumerable.Range(1, 5000).Select(line => new TextRow(line, "a", []));

        RowWindows.Of(rows).Select(window => window.Count).Should().Equal(RowWindows.Rows, RowWindows.Rows, 5000 - 2 * RowWindows.Rows);
    }

    [Fact]
    public void A_window_is_full_with_so_many_characters()
    {
        var text = new string('a', RowWindows.Characters / 3);
        var rows = Enumerable.Range(1, 10).Select(line => new TextRow(line, text, []));

        var windows = RowWindows.Of(rows).ToArray();

        windows.Select(window => window.Count).Should().Equal(4, 4, 2);
        windows.Should().OnlyContain(window => window.Sum(row => row.Text.Length) < RowWindows.Characters + text.Length);
    }

    [Fact]
    public void An_endless_input_is_read_only_as_far_as_it_is_asked_for()
    {
        var read = 0;
        var rows = Endless().Select(line => new TextRow(line, "a", []));

        RowWindows.Of(rows).Take(3).Sum(window => window.Count).Should().Be(3 * RowWindows.Rows);

        read.Should().Be(3 * RowWindows.Rows);

        IEnumerable<long> Endless()
        {
            while (true)
                yield return ++read;
        }
    }

    [Fact]
    public void Lines_are_given_as_they_arrive()
    {
        using var stream = new Arrivals("a\nb\nc", "d\r\n\ne");

        ByteLines.Read("texts", stream).Select(lines => string.Join('|', lines.Select(Encoding.UTF8.GetString)))
            .Should().Equal("a|b", "cd\r|", "e");
    }

    [Fact]
    public void A_line_beyond_the_longest_row_is_an_error_and_is_not_read_to_its_end()
    {
        using var stream = new Arrivals(["a\n", .. Enumerable.Repeat(new string('b', 1 << 18), 64)]);
        var given = new List<byte[]>();

        var reading = () =>
        {
            foreach (var lines in ByteLines.Read("texts.txt", stream))
                given.AddRange(lines);
        };

        reading.Should().Throw<FaultException>().Which.Should().BeEquivalentTo(new
        {
            Kind = FaultKind.Data,
            Message = "texts.txt:2: the line is longer than 8,388,608 bytes. Split the text, or check that lines end in LF.",
        });
        given.Should().ContainSingle();
        stream.Left.Should().BeGreaterThan(20);
    }

    /// <summary>A pipe that returns a fixed number of bytes at a time.</summary>
    private sealed class Arrivals(params string[] parts) : MemoryStream
    {
        private int _next;

        public int Left => parts.Length - _next;

        public override int Read(Span<byte> buffer) => _next == parts.Length ? 0 : Encoding.UTF8.GetBytes(parts[_next++], buffer);
    }
}
