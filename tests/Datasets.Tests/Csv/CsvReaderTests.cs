using System.Text;
using CsCheck;
using Datasets.Csv;

namespace Datasets.Tests.Csv;

public sealed class CsvReaderTests
{
    // No zero bytes and no lone surrogates: neither can stand in a CSV file.
    private static readonly Gen<string> GenCell =
        Gen.OneOf<string>(Gen.Char["ab\",;\t\r\n é"].Select(c => c.ToString()), Gen.OneOf("日本", "🦊", "", "plain", "e\u0301"))
            .Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Knows_the_line_on_which_each_row_starts_whatever_ends_it(string lineEnd)
    {
        var text = string.Join(lineEnd, ["a,b", "1,2", "\"x", "y\",\"", "\"", "", "3,4"]) + lineEnd;

        Rows(text).Should().BeEquivalentTo(
            new[] { (1L, "a|b"), (2L, "1|2"), (3L, $"x{lineEnd}y|{lineEnd}"), (7L, "3|4") }, options => options.WithStrictOrdering());
    }

    [Fact]
    public void The_last_line_needs_no_end() => Rows("a,b\n1,\"2\"").Should().Equal((1L, "a|b"), (2L, "1|2"));

    [Fact]
    public void A_byte_order_mark_belongs_to_no_cell()
    {
        using var reader = Reader([0xEF, 0xBB, 0xBF, .. "a,b\n"u8], 64);

        reader.HasByteOrderMark.Should().BeTrue();
        reader.Read().Should().BeTrue();
        Cells(reader).Should().Be("a|b");
    }

    [Fact]
    public void Empty_lines_are_skipped_and_counted()
    {
        using var reader = Reader("a\n\n\r\nb\n\n"u8.ToArray(), 64);

        while (reader.Read())
            reader.CellCount.Should().Be(1);
        reader.BlankLines.Should().Be(3);
    }

    [Fact]
    public void A_broken_quote_costs_one_line_and_no_more()
    {
        using var reader = Reader("a,b\n\"open,1\nc,2\n\"multi\nline\",3\n\"open,4\nd,5\n"u8.ToArray(), 4);
        var good = new List<string>();
        var bad = new List<CsvProblem>();
        while (reader.Read())
        {
            if (reader.Problems.Count == 0)
                good.Add($"{reader.Line}:{Cells(reader)}");
            bad.AddRange(reader.Problems);
        }

        good.Should().Equal("1:a|b", "3:c|2", "4:multi\nline|3", "7:d|5");
        bad.Should().Equal(
            new CsvProblem(CsvProblemKind.TextAfterQuote, 2, 0, 4), new CsvProblem(CsvProblemKind.UnterminatedQuote, 6, 0, 6));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_followed_no_further_than_the_longest_row()
    {
        var row = Encoding.UTF8.GetBytes(new string('x', 999) + "\n");
        byte[] file = [.. "a\n\"open\n"u8, .. Enumerable.Repeat(row, (CsvReader.MaxRowBytes / row.Length) + 10).SelectMany(bytes => bytes)];
        using var reader = Reader(file, 1 << 16);
        var problems = new List<CsvProblem>();
        var rows = 0;
        while (reader.Read())
        {
            rows++;
            problems.AddRange(reader.Problems);
        }

        problems.Should().Equal(new CsvProblem(CsvProblemKind.UnterminatedQuote, 2, 0, 2));
        rows.Should().Be(2 + (CsvReader.MaxRowBytes / row.Length) + 10);
    }

    [Fact]
    public void A_row_beyond_the_longest_is_reported_and_skipped()
    {
        byte[] file = [.. "a\n"u8, .. new string('x', CsvReader.MaxRowBytes + 1000).Select(c => (byte)c), .. "\r\nb\n"u8];
        using var reader = Reader(file, 1 << 16);

        reader.Read();
        reader.Read();
        reader.Problems.Should().Equal(new CsvProblem(CsvProblemKind.RowTooLong, 2, -1, 2));
        reader.Read();
        (reader.Line, Cells(reader)).Should().Be((3, "b"));
    }

    [Fact]
    public void Invalid_utf8_behind_the_last_expected_cell_is_reported_too()
    {
        using var reader = Reader([.. "a,b\n1,2,\xE9"u8.ToArray()[..^2], 0xE9, (byte)'\n'], 64);
        reader.Read();
        reader.ExpectCellsAsHere();

        reader.Read();

        reader.Problems.Should().Equal(
            new CsvProblem(CsvProblemKind.InvalidUtf8, 2, -1, 2), new CsvProblem(CsvProblemKind.RaggedRow, 2, -1, 2));
    }

    [Fact]
    public void Reads_back_any_cells_whatever_the_window_and_the_line_ends() =>
        Gen.Select(GenCell.Array[2, 5].Array[1, 8], Gen.OneOf("\n", "\r\n", "\r"), Gen.OneOf(',', ';', '\t'), Gen.Int[3, 40], Gen.Bool)
            .Sample((rows, lineEnd, separator, window, quoteAll) =>
            {
                string Quoted(string cell) =>
                    quoteAll || cell.AsSpan().IndexOfAny("\",;\t\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
                var text = string.Concat(rows.Select(row => string.Join(separator, row.Select(Quoted)) + lineEnd));

                var read = Rows(text, separator, window);

                var line = 1L;
                var expected = new List<(long, string)>();
                foreach (var row in rows)
                {
                    expected.Add((line, string.Join('|', row)));
                    line += 1 + row.Sum(cell => cell.ReplaceLineEndings("\n").Count(c => c == '\n'));
                }
                read.Should().Equal(expected);
            });

    [Fact]
    public void Any_bytes_are_read_to_the_end_with_each_line_in_at_most_one_row_or_problem() =>
        Gen.OneOf((byte)'a', (byte)'"', (byte)',', (byte)'\n', (byte)'\r', (byte)0, (byte)0xC3, (byte)0xA9).Array[0, 80]
            .Select(Gen.Int[3, 40])
            .Sample((bytes, window) =>
            {
                var small = Problems(bytes, window);
                Problems(bytes, 1 << 12).Should().Equal(small);
            });

    private static CsvReader Reader(byte[] bytes, int window, char separator = ',') => new(new MemoryStream(bytes), separator, window);

    private static List<string> Problems(byte[] bytes, int window)
    {
        using var reader = Reader(bytes, window);
        var found = new List<string>();
        long last = 0;
        while (reader.Read())
        {
            reader.Line.Should().BeGreaterThanOrEqualTo(last);
            last = reader.Line;
            found.Add($"{reader.Line} {reader.CellCount} {string.Join(';', reader.Problems)}");
        }
        return found;
    }

    private static List<(long Line, string Cells)> Rows(string text, char separator = ',', int window = 3)
    {
        using var reader = Reader(Encoding.UTF8.GetBytes(text), window, separator);
        var rows = new List<(long, string)>();
        while (reader.Read())
        {
            reader.Problems.Should().BeEmpty();
            rows.Add((reader.Line, Cells(reader)));
        }
        return rows;
    }

    private static string Cells(CsvReader reader)
    {
        var scratch = Array.Empty<byte>();
        return string.Join('|', Enumerable.Range(0, reader.CellCount).Select(i => Encoding.UTF8.GetString(reader[i].Value(ref scratch))));
    }
}
