using Datasets;
using Settings;
using Trainer.Configuration;
using Trainer.Data;

namespace Trainer.Tests.Data;

public sealed class LabelledTextsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TrainerSettings _settings = new() { Dataset = new() { Labels = ["good", "bad"], TextColumn = "body" } };

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
    }

    [Fact]
    public void The_text_NA_is_a_text_and_no_text_at_all_is_left_out()
    {
        var rows = LabelledTexts.Read(_folder.Write("rows.csv", "body,good,bad\nNA,1,0\n,1,0\nnull,0,1\n"), _settings);

        rows.Texts.Should().Equal("NA", "null");
    }

    [Fact]
    public void Only_the_text_and_label_columns_count_whatever_the_others_hold()
    {
        var path = _folder.Write("rows.csv", "id,body,good,note,bad\n,one,1,NA,0\n7,two,0,,1\n,three,0,null,0\n");

        var rows = LabelledTexts.Read(path, _settings);

        rows.Texts.Should().Equal("one", "two", "three");
        rows.Labels.Should().BeEquivalentTo(new bool[][] { [true, false], [false, true], [false, false] });
    }

    [Theory]
    [InlineData("True", "False")]
    [InlineData("TRUE", "false")]
    [InlineData("\"True\"", "\"False\"")]
    [InlineData("1.0", "0.0")]
    public void Truth_may_be_written_in_words_or_numbers(string yes, string no)
    {
        var rows = LabelledTexts.Read(_folder.Write("rows.csv", $"body,good,bad\none,{yes},{no}\ntwo,{no},{no}\n"), _settings);

        rows.Labels.Should().BeEquivalentTo(new bool[][] { [true, false], [false, false] });
    }

    [Fact]
    public void The_texts_are_those_of_the_column_named_though_another_is_called_text()
    {
        var rows = LabelledTexts.Read(_folder.Write("rows.csv", "text,good,bad,body\nwrong,1,0,one\nwrong too,0,1,two\n"), _settings);

        rows.Texts.Should().Equal("one", "two");
    }

    [Fact]
    public void Exclusive_labels_allow_a_row_none_and_forbid_it_two()
    {
        var multiclass = _settings with { Task = ClassificationTask.Multiclass };
        var path = _folder.Write("rows.csv", "body,good,bad\none,1,0\ntwo,0,0\nthree,1,1\n");

        var read = () => LabelledTexts.Read(path, multiclass);

        read.Should().Throw<DatasetException>().WithMessage(
            $"{path}:4: the row has the labels \"good\", \"bad\". Keep one of them, or choose the task multilabel.");
        LabelledTexts.Read(path, _settings).Count.Should().Be(3);
    }

    [Fact]
    public void Labels_that_are_not_in_the_list_are_mistakes()
    {
        var path = _folder.Write("rows.csv", "body,labels\none,good\ntwo,ugly\n");

        var read = () => LabelledTexts.Read(path, _settings);

        read.Should().Throw<DatasetException>().WithMessage($"{path}:3: *\"ugly\"*Add it to the list of labels, or correct the cell.")
            .Which.ExitCode.Should().Be(3);
    }

    [Fact]
    public void A_label_without_a_column_is_a_mistake()
    {
        var path = _folder.Write("rows.csv", "body,good,worse\none,1,0\n");

        var read = () => LabelledTexts.Read(path, _settings);

        read.Should().Throw<DatasetException>().WithMessage($"{path}*bad*Use the column names of the file's first line.");
    }

    [Fact]
    public void A_sample_holds_each_row_once_and_is_the_same_each_time()
    {
        var rows = new LabelledTexts([.. Enumerable.Range(0, 50).Select(row => $"{row}")], [.. Enumerable.Repeat(new[] { true }, 50)], [.. Enumerable.Range(2, 50)]);

        var sample = rows.Sample(20, seed: 42);

        sample.Texts.Should().HaveCount(20).And.OnlyHaveUniqueItems().And.NotBeInAscendingOrder();
        rows.Sample(20, seed: 42).Texts.Should().Equal(sample.Texts);
        rows.Sample(20, seed: 43).Texts.Should().NotEqual(sample.Texts);
        rows.Sample(null, seed: 42).Should().BeSameAs(rows);
        rows.Sample(50, seed: 42).Should().BeSameAs(rows);
    }
}
