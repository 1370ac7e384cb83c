using Datasets;
using Trainer.Data;

namespace Trainer.Tests.Data;

public sealed class LabelledTextsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TrainerSettings _settings = new() { LabelList = "good,bad", TextColumn = "body" };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("body,good,bad\n\"one\ntwo\",1,1\nthree,0,0\n")]
    [InlineData("bad,body,good\nTrue,\"one\ntwo\",True\nFalse,three,False\n")]
    [InlineData("body,labels\n\"one\ntwo\",\"good,bad\"\nthree,other\n")]
    public void Rows_are_read_from_either_shape(string csv)
    {
        var rows = LabelledTexts.Read(_folder.Write("rows.csv", csv), _settings);

        rows.Texts.Should().Equal("one\ntwo", "three");
        rows.Labels.Should().BeEquivalentTo(new bool[][] { [true, true], [false, false] });
        rows.LabelFrequencies().Should().Equal(0.5, 0.5);
    }

    [Fact]
    public void The_text_NA_is_a_text_and_no_text_at_all_is_left_out()
    {
        var rows = LabelledTexts.Read(_folder.Write("rows.csv", "body,good,bad\nNA,1,0\n,1,0\nnull,0,1\n"), _settings);

        rows.Texts.Should().Equal("NA", "null");
    }

    [Fact]
    public void Labels_that_are_not_in_the_list_are_mistakes()
    {
        var path = _folder.Write("rows.csv", "body,labels\none,good\ntwo,ugly\n");

        var read = () => LabelledTexts.Read(path, _settings);

        read.Should().Throw<DatasetException>().WithMessage($"{path}:3: *\"ugly\"*Add it to the list of labels, or mend the cell.")
            .Which.ExitCode.Should().Be(3);
    }

    [Fact]
    public void A_label_without_a_column_is_a_mistake()
    {
        var path = _folder.Write("rows.csv", "body,good,worse\none,1,0\n");

        var read = () => LabelledTexts.Read(path, _settings);

        read.Should().Throw<DatasetException>().WithMessage($"{path}*bad*Name the columns as they stand in the file's first line.");
    }

    [Fact]
    public void A_sample_holds_each_row_once_and_is_the_same_each_time()
    {
        var rows = new LabelledTexts([.. Enumerable.Range(0, 50).Select(row => $"{row}")], [.. Enumerable.Repeat(new[] { true }, 50)]);

        var sample = rows.Sample(20, seed: 42);

        sample.Texts.Should().HaveCount(20).And.OnlyHaveUniqueItems().And.NotBeInAscendingOrder();
        rows.Sample(20, seed: 42).Texts.Should().Equal(sample.Texts);
        rows.Sample(20, seed: 43).Texts.Should().NotEqual(sample.Texts);
        rows.Sample(0, seed: 42).Should().BeSameAs(rows);
        rows.Sample(50, seed: 42).Should().BeSameAs(rows);
    }
}
