using Datasets.Rows;

namespace Datasets.Tests.Rows;

public sealed class DatasetReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text,a,b\none,1,0\n,1,1\n\"two\n\"\"2\"\"\",0,0\nthree,1,1\n")]
    [InlineData("labels,text\na,one\n\"a,b\",\nother,\"two\n\"\"2\"\"\"\n\"b,a\",three\n")]
    public void Reads_either_shape_without_the_rows_whose_text_is_empty(string csv) =>
        DatasetReader.Read(Options(csv)).Should().BeEquivalentTo(
            new[]
            {
                new DatasetRow(2, "one", [true, false]),
                new DatasetRow(4, "two\n\"2\"", [false, false]),
                new DatasetRow(6, "three", [true, true]),
            },
            options => options.WithStrictOrdering());

    [Fact]
    public void Gives_out_no_row_behind_an_error_and_names_every_error()
    {
        var given = new List<long>();

        var act = () =>
        {
            foreach (var row in DatasetReader.Read(Options("text,labels\none,a\ntwo,c\nthree,a\nfour,d\n")))
                given.Add(row.Line);
        };

        act.Should().Throw<DatasetException>().WithMessage(
            """
            *in.csv:3: column "labels" names the unknown label "c". Add it to the list of labels, or correct the cell.
            *in.csv:5: column "labels" names the unknown label "d". Add it to the list of labels, or correct the cell.
            """);
        given.Should().Equal(2);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var act = () => DatasetReader.Read(new DatasetOptions { Path = "no/such.csv", Labels = ["a"] }).Count();

        act.Should().Throw<DatasetException>().WithMessage("no/such.csv: the data set does not exist. Check the path.");
    }

    [Fact]
    public void A_folder_is_no_data_set()
    {
        var act = () => DatasetReader.Read(new DatasetOptions { Path = _folder.Path, Labels = ["a"] }).Count();

        act.Should().Throw<DatasetException>().WithMessage(
            $"{_folder.Path}: the data set cannot be read. Check that it is a file and that you may read it.");
    }

    private DatasetOptions Options(string csv) => new() { Path = _folder.Write("in.csv", csv), Labels = ["a", "b"] };
}
