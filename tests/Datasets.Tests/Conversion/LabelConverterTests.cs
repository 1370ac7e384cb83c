using System.Text;
using CsCheck;
using Datasets.Conversion;
using Datasets.Rows;

namespace Datasets.Tests.Conversion;

public sealed class LabelConverterTests : IDisposable
{
    private static readonly Gen<string> GenPiece =
        Gen.OneOf<string>(
            Gen.Char["abxyz \",;|\t\r\n#/é'"].Select(c => c.ToString()),
            Gen.OneOf("불평/불만", "🦊", "NULL#general", "1", "\uFEFF", "--"));

    private static readonly Gen<string> GenName = GenPiece.Array[1, 5].Select(string.Concat);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Joins_the_names_of_a_rows_labels_in_list_order()
    {
        var options = Options(
            "id;text;b;a;note\n7;one, two;1;1;x\n8;\"three \"\"3\"\"\";0;0;y\n9;\"four\";True;0.0;\n"
            + "10;;1;1;z\n11;\"five\r\n5\";FALSE;1.0;\n");

        var result = LabelConverter.Convert(options, _folder.PathOf("out.csv"));

        File.ReadAllText(_folder.PathOf("out.csv")).Should().Be(
            "text,labels\n\"one, two\",\"a,b\"\n\"three \"\"3\"\"\",other\nfour,b\n\"five\r\n5\",a\n");
        result.Should().Be(new ConversionResult(_folder.PathOf("out.csv"), Rows: 4, EmptyTexts: 1, Unlabelled: 1));
    }

    [Fact]
    public void A_text_that_reads_NA_is_a_text()
    {
        LabelConverter.Convert(Options("text,a,b\nNA,1,0\nnull,0,1\n"), _folder.PathOf("out.csv")).Rows.Should().Be(2);

        File.ReadAllText(_folder.PathOf("out.csv")).Should().Be("text,labels\nNA,a\nnull,b\n");
    }

    [Fact]
    public void Restores_one_column_a_label()
    {
        LabelConverter.Restore(Options("text,labels\nx,\"a,b\"\ny,other\nz,b\n"), _folder.PathOf("out.csv"));

        File.ReadAllText(_folder.PathOf("out.csv")).Should().Be("text,a,b\nx,1,1\ny,0,0\nz,0,1\n");
    }

    [Fact]
    public void A_refused_file_leaves_what_stood_there_before()
    {
        var output = _folder.Write("out.csv", "before");

        var act = () => LabelConverter.Convert(Options("text,a,b\nx,1,0\ny,2,0\n"), output);

        act.Should().Throw<DatasetException>().WithMessage("*in.csv:3: column \"a\" is not 0, 1, True or False. Write 0 or 1.");
        File.ReadAllText(output).Should().Be("before");
        Directory.GetFiles(_folder.Path).Should().HaveCount(2);
    }

    [Fact]
    public void Conversion_stops_when_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);

        var act = () => LabelConverter.Convert(Options("text,a,b\nx,1,0\n"), _folder.PathOf("out.csv"), cancelled);

        act.Should().Throw<OperationCanceledException>();
        Directory.GetFiles(_folder.Path).Should().HaveCount(1);
    }

    [Fact]
    public void Any_data_set_comes_back_from_conversion_byte_for_byte() =>
        Gen.Select(GenName.HashSet[2, 6], GenName, Gen.OneOf<string>(GenName, Gen.Const(",")), GenName)
            .Where((labels, textColumn, delimiter, other) => IsUsable([.. labels], textColumn, delimiter, other))
            .SelectMany((labels, textColumn, delimiter, other) => Gen.Select(GenName, Gen.Bool.Array[labels.Count]).Array[1, 20]
                .Select(rows => (Labels: labels.ToArray(), TextColumn: textColumn, Delimiter: delimiter, Other: other, Rows: rows)))
            .Sample(
                data =>
                {
                    var original = OneHot(data.TextColumn, data.Labels, data.Rows);
                    using var folder = new TempFolder();
                    var options = new DatasetOptions
                    {
                        Path = folder.Write("in.csv", original),
                        TextColumn = data.TextColumn,
                        Labels = data.Labels,
                        LabelDelimiter = data.Delimiter,
                        OtherLabel = data.Other,
                        Separator = ',',
                    };

                    LabelConverter.Convert(options, folder.PathOf("converted.csv"));
                    var converted = options with { Path = folder.PathOf("converted.csv") };
                    LabelConverter.Restore(converted, folder.PathOf("restored.csv"));

                    File.ReadAllText(folder.PathOf("restored.csv")).Should().Be(original);
                    DatasetReader.Read(converted).Select(row => (row.Text, string.Join(',', row.Labels)))
                        .Should().Equal(data.Rows.Select(row => (row.Item1, string.Join(',', row.Item2))));
                },
                iter: 300);

    private static bool IsUsable(string[] labels, string textColumn, string delimiter, string other) =>
        !labels.Append(other).Any(name => (name + delimiter).IndexOf(delimiter, StringComparison.Ordinal) != name.Length)
        && !labels.Contains(other) && !labels.Contains(textColumn) && textColumn[0] != '\uFEFF';

    private static string OneHot(string textColumn, string[] labels, (string Text, bool[] Labels)[] rows)
    {
        static string Cell(string value) => value.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value;
        var csv = new StringBuilder(string.Join(',', labels.Prepend(textColumn).Select(Cell))).Append('\n');
        foreach (var (text, has) in rows)
            csv.Append(Cell(text)).AppendJoin("", has.Select(one => one ? ",1" : ",0")).Append('\n');
        return csv.ToString();
    }

    private DatasetOptions Options(string csv) => new() { Path = _folder.Write("in.csv", csv), Labels = ["a", "b"] };
}
