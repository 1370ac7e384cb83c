using System.Text;
using Datasets.Rows;

namespace Datasets.Tests.Rows;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Every_cell_of_every_row_is_given_with_its_line(char separator)
    {
        using var table = Open("id,text,n\n1,\"a \"\"b\"\"\nc\",\n\n2,,3\n".Replace(',', separator));

        table.Separator.Should().Be(separator);
        table.Columns.Should().Equal("id", "text", "n");
        table.Rows(TestContext.Current.CancellationToken).Should().BeEquivalentTo(
        [
            new CsvTableRow(2, ["1", "a \"b\"\nc", ""]),
            new CsvTableRow(5, ["2", "", "3"]),
        ], options => options.WithStrictOrdering());
    }

    [Fact]
    public void A_stream_longer_than_what_is_looked_at_for_the_header_is_read_to_its_end()
    {
        var rows = Enumerable.Range(0, 20_000).Select(row => $"text {row};{row}").ToArray();

        using var table = Open($"\uFEFFtext;n\n{string.Join("\r\n", rows)}");

        table.HasByteOrderMark.Should().BeTrue();
        table.Rows(TestContext.Current.CancellationToken).Select(row => $"{row.Cells[0]};{row.Cells[1]}").Should().Equal(rows);
    }

    [Fact]
    public void A_header_alone_is_a_table_without_rows()
    {
        using var table = Open("text,n\n");

        table.Rows(TestContext.Current.CancellationToken).Should().BeEmpty();
    }

    [Fact]
    public void Rows_before_the_first_broken_one_are_given_and_every_broken_one_is_named()
    {
        using var table = Open("text,n\na,1\nb\nc,3\n\"d\"x,4\n");
        var given = new List<string>();

        var reading = () =>
        {
            foreach (var row in table.Rows(TestContext.Current.CancellationToken))
                given.Add(row.Cells[0]);
        };

        reading.Should().Throw<DatasetException>().WithMessage(
            """
            texts.csv:3: the row has 1 cell, the header 2. Put texts that contain the separator or a line end in quotes.
            texts.csv:5: column "text" continues after its closing quote. Put the whole cell in quotes and double each quote inside it.
            """.ReplaceLineEndings("\n"));
        given.Should().Equal("a");
    }

    [Theory]
    [InlineData("", "texts.csv:1: the file has no header. Check that the file was written or downloaded completely.")]
    [InlineData("Text,n\na,1\n", "texts.csv:1: column \"text\" is missing (there is \"Text\"). Use the column names of the file's first line.")]
    [InlineData("text,text\n", "texts.csv:1: column \"text\" occurs 2 times. Keep one of them.")]
    [InlineData("text,n,n\n", "texts.csv:1: column \"n\" occurs 2 times. Keep one of them.")]
    [InlineData("te\"xt\n", "texts.csv:1: cell 1 contains a quote but is not quoted. Put the whole cell in quotes and double each quote inside it.")]
    [InlineData("te\0xt\n", "texts.csv:1: cell 1 contains a zero byte. Remove them, and check that the file was written completely.")]
    public void A_header_that_cannot_be_used_is_an_error_at_once(string content, string message)
    {
        var opening = () => Open(content);

        opening.Should().Throw<DatasetException>().WithMessage(message);
    }

    [Fact]
    public void A_utf_16_file_is_an_error_at_once()
    {
        var opening = () => CsvTable.Open("texts.csv", new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("text\na\n")]), "text");

        opening.Should().Throw<DatasetException>().WithMessage("texts.csv:1: the file begins with a UTF-16 byte order mark.*");
    }

    [Fact]
    public void A_stream_is_closed_when_its_header_cannot_be_used()
    {
        var stream = new MemoryStream();

        var opening = () => CsvTable.Open("texts.csv", stream, "text");

        opening.Should().Throw<DatasetException>();
        stream.CanRead.Should().BeFalse();
    }

    private static CsvTable Open(string content) =>
        CsvTable.Open("texts.csv", new MemoryStream(Encoding.UTF8.GetBytes(content)), "text");
}
