using Datasets.Conversion;
using Datasets.Rows;
using Datasets.Validation;
using Datasets.Verdicts;

namespace Datasets.Tests.Validation;

public sealed class DatasetValidatorTests : IDisposable
{
    private const string Clean = "one,1,0\ntwo,0,1\nthree,1,0\nfour,0,1\nfive,1,1\nsix,0,0\nseven,1,0\neight,0,1\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Finds_out_the_separator_from_the_header(char separator) =>
        Validate($"text,a,b\n{Clean}".Replace(',', separator)).Separator.Should().Be(separator);

    [Fact]
    public void Finds_out_the_separator_where_a_label_holds_another()
    {
        var options = Options("text\t\"a,1\"\t\"b;2\"\n" + Clean.Replace(',', '\t')) with { Labels = ["a,1", "b;2"], LabelDelimiter = "|" };

        var verdict = DatasetValidator.Validate(options);

        (verdict.Separator, verdict.HasErrors).Should().Be(('\t', false));
    }

    [Fact]
    public void Takes_the_separator_given() =>
        DatasetValidator.Validate(Options($"text,a,b\n{Clean}") with { Separator = ';' }).HasErrors.Should().BeTrue();

    [Fact]
    public void Repeated_texts_name_the_line_they_repeat()
    {
        var findings = Validate($"text,a,b\n{Clean}one,1,0\n\"one\",1,0\none,0,0\n").Findings;

        findings.Single(finding => finding.Kind == FindingKind.DuplicateText).Should().BeEquivalentTo(
            new { Count = 2, Places = new[] { 10, 11 }.Select(line => Place(line, "same text as line 2, same labels")) });
        findings.Single(finding => finding.Kind == FindingKind.ContradictoryText).Should().BeEquivalentTo(
            new { Count = 1, Places = new[] { Place(12, "same text as line 2, other labels") } });
    }

    [Fact]
    public void Empty_and_blank_texts_are_warnings()
    {
        var verdict = Validate($"text,a,b\n{Clean},1,0\n\"\",1,0\n \u3000,1,0\n");

        verdict.HasErrors.Should().BeFalse();
        (verdict.Rows, verdict.UsableRows).Should().Be((11, 9));
        Places(verdict, FindingKind.EmptyText).Should().Equal(Place(10, "column \"text\" is empty"), Place(11, "column \"text\" is empty"));
        Places(verdict, FindingKind.BlankText).Should().Equal(Place(12, "column \"text\" contains only white space"));
    }

    [Fact]
    public void Rows_with_several_labels_are_errors_where_labels_exclude_each_other()
    {
        var options = Options($"text,a,b\n{Clean}\"nine\nand a half\",1,1\n,1,1\nten,True,1.0\n");

        var verdict = DatasetValidator.Validate(options with { ExclusiveLabels = true });

        verdict.UsableRows.Should().Be(7);
        Places(verdict, FindingKind.SeveralLabels).Should().Equal(
            Place(6, "the row has the labels \"a\", \"b\""), Place(10, "the row has the labels \"a\", \"b\""),
            Place(12, "the row has the labels \"a\", \"b\""), Place(13, "the row has the labels \"a\", \"b\""));
        DatasetValidator.Validate(options).HasErrors.Should().BeFalse();
    }

    [Fact]
    public void Only_the_first_of_many_labels_of_a_row_are_named()
    {
        var labels = Enumerable.Range(0, 200).Select(i => $"l{i}").ToArray();
        var cells = string.Join(',', labels.Select((_, i) => i is 3 or 63 or 64 or 127 or 128 or 198 or 199 ? 1 : 0));
        var options = Options($"text,{string.Join(',', labels)}\none,{cells}\n") with { Labels = labels, ExclusiveLabels = true };

        Places(DatasetValidator.Validate(options), FindingKind.SeveralLabels).Should().Equal(
            Place(2, "the row has the labels \"l3\", \"l63\", \"l64\", \"l127\", \"l128\" and 2 more"));
    }

    [Fact]
    public void The_verdict_says_what_to_do_about_rows_with_several_labels()
    {
        var options = Options("text,labels\none,a\ntwo,\"a,b\"\nthree,other\n") with { ExclusiveLabels = true };
        var text = new StringWriter { NewLine = "\n" };

        VerdictText.Write(DatasetValidator.Validate(options), text);

        text.ToString().Should().EndWith(
            """

            error: 1 x rows with several labels, where each has one or none
                line 3: the row has the labels "a", "b"
                Keep one of them, or choose the task multilabel.

            unusable: 1 error, 0 warnings

            """);
    }

    [Theory]
    [InlineData("text,a,b\none,1,0\ntwo,1,1\nthree,0,0\n")]
    [InlineData("text,labels\none,a\ntwo,\"b,a\"\nthree,other\n")]
    public void Neither_reading_nor_converting_accepts_a_row_with_several_exclusive_labels(string csv)
    {
        var options = Options(csv) with { ExclusiveLabels = true };
        const string Message = "*in.csv:3: the row has the labels \"a\", \"b\". Keep one of them, or choose the task multilabel.";

        FluentActions.Invoking(() => DatasetReader.Read(options).Count()).Should().Throw<DatasetException>().WithMessage(Message);
        FluentActions.Invoking(() => LabelConverter.Convert(options, _folder.PathOf("out.csv")))
            .Should().Throw<DatasetException>().WithMessage(Message);
        File.Exists(_folder.PathOf("out.csv")).Should().BeFalse();
        DatasetReader.Read(options with { ExclusiveLabels = false }).Should().HaveCount(3);
    }

    [Fact]
    public void Labels_without_contrast_are_warnings()
    {
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"text {i},0,1\n"));

        var verdict = Validate($"text,a,b\n{rows}");

        verdict.HasErrors.Should().BeFalse();
        Places(verdict, FindingKind.LabelNeverOccurs).Should().Equal(Place(null, "label \"a\" never occurs"));
        Places(verdict, FindingKind.LabelAlwaysOccurs).Should().Equal(Place(null, "every row has label \"b\""));
    }

    [Fact]
    public void A_label_is_too_rare_when_a_part_of_the_split_may_well_get_none()
    {
        // (1 - 0.15)^18 is 5.4 %, (1 - 0.15)^19 is 4.6 %.
        string Rows(int rare) => string.Concat(Enumerable.Range(0, 100).Select(i => $"text {i},{(i < rare ? 1 : 0)},1\n"));

        Places(Validate($"text,a,b\n{Rows(18)}"), FindingKind.RareLabel).Should().Equal(
            Place(null, "label \"a\" occurs in 18 rows: the chance that the validation part gets none of them is 5.4 %"));
        Places(Validate($"text,a,b\n{Rows(19)}"), FindingKind.RareLabel).Should().BeEmpty();
    }

    [Fact]
    public void Hardly_any_labelled_rows_are_a_warning()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => $"text {i},{(i < 9 ? 1 : 0)},0\n"));

        Places(Validate($"text,a,b\n{rows}"), FindingKind.MostlyUnlabelled).Should().Equal(Place(null, "91.0 % of the rows have no label"));
    }

    [Fact]
    public void Settings_that_a_converted_file_could_not_be_read_back_from_are_errors()
    {
        var options = Options($"text,a,b\n{Clean}") with
        {
            Labels = ["a", "a", "", "text", "labels", "other", "x-", "y--z"],
            LabelDelimiter = "--",
            OtherLabel = "other",
            TestShare = 1,
            ValidationShare = double.NaN,
            Separator = 'é',
            ExamplesPerFinding = 20,
        };

        Places(DatasetValidator.Validate(options), FindingKind.UnusableSetting).Select(place => place.Detail).Should().Equal(
            "the separator is not an ASCII character that can separate cells",
            "the test share 1 is not from 0 to below 1",
            "the validation share NaN is not from 0 to below 1",
            "label \"a\" is listed 2 times",
            "a label's name is empty",
            "label \"text\" is also the text column",
            "label \"labels\" has the name of a converted file's label column",
            "label \"other\" equals the other-label",
            "label \"x-\" contains the label delimiter \"--\"",
            "label \"y--z\" contains the label delimiter \"--\"");
    }

    [Fact]
    public void Empty_settings_are_errors()
    {
        var options = Options("x\n") with { Labels = [], LabelDelimiter = "", OtherLabel = "", TextColumn = "" };

        Places(DatasetValidator.Validate(options), FindingKind.UnusableSetting).Select(place => place.Detail).Should().Equal(
            "the text column's name is empty", "the list of labels is empty", "the label delimiter is empty", "the other-label is empty");
    }

    [Fact]
    public void Pairs_are_not_counted_for_very_many_labels()
    {
        var labels = Enumerable.Range(0, 600).Select(i => $"l{i}").ToArray();
        var rows = string.Concat(Enumerable.Range(0, 20).Select(i => $"text {i}{string.Concat(Enumerable.Repeat(",1", 600))}\n"));

        var verdict = DatasetValidator.Validate(Options($"text,{string.Join(',', labels)}\n{rows}") with { Labels = labels });

        verdict.Pairs.Should().BeNull();
        verdict.Labels.Should().HaveCount(600).And.OnlyContain(label => label.Count == 20);
    }

    [Fact]
    public void Validating_and_converting_together_gives_what_each_gives_alone()
    {
        var options = Options($"\uFEFFtext,a,b\n\n{Clean}");

        var verdict = DatasetValidator.ValidateAndConvert(options, _folder.PathOf("both.csv"));
        LabelConverter.Convert(options, _folder.PathOf("alone.csv"));

        verdict.ToJson().Should().Be(DatasetValidator.Validate(options).ToJson());
        File.ReadAllBytes(_folder.PathOf("both.csv")).Should().Equal(File.ReadAllBytes(_folder.PathOf("alone.csv")));
    }

    [Fact]
    public void The_verdict_reads_well_on_a_console_and_as_json()
    {
        var labels = new[] { "불평/불만", "a", "NULL#general" };
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"text 🦊 {new string('x', i)},{i % 2},{(i % 3 == 0 ? 1 : 0)},{(i == 7 ? "True" : "False")}\n"));
        var options = Options($"\uFEFFtext,{string.Join(',', labels)}\n{rows}text 🦊 ,0,0,0\n,1,0,0\n\n") with { Labels = labels };

        var verdict = DatasetValidator.Validate(options) with { Path = "in.csv" };

        var text = new StringWriter { NewLine = "\n" };
        VerdictText.Write(verdict, text);
        Snapshot.Match(text.ToString(), "Datasets.Tests/Snapshots/verdict.txt");
        Snapshot.Match(verdict.ToJson(), "Datasets.Tests/Snapshots/validation.json");
        verdict.Save(_folder.PathOf("validation.json"));
        File.ReadAllText(_folder.PathOf("validation.json")).Should().Be(verdict.ToJson());
    }

    [Fact]
    public void A_verdict_with_errors_lists_them_first()
    {
        var labels = Enumerable.Range(0, 12).Select(i => $"label {i}").ToArray();
        string Cells(int row) => string.Concat(labels.Select((_, label) => row % (label + 2) == 0 ? ",1" : row == 29 ? ",?" : ",0"));
        var rows = string.Concat(Enumerable.Range(0, 30).Select(row => $"text {row / 2}{Cells(row)}\n"));
        var options = Options($"text,{string.Join(',', labels)}\n{rows}a,b\n") with { Labels = labels, ExamplesPerFinding = 2 };

        var text = new StringWriter { NewLine = "\n" };
        VerdictText.Write(DatasetValidator.Validate(options) with { Path = "in.csv" }, text);

        Snapshot.Match(text.ToString(), "Datasets.Tests/Snapshots/verdict-with-errors.txt");
    }

    private static FindingPlace Place(long? line, string detail) => new(line, detail);

    private static IReadOnlyList<FindingPlace> Places(DatasetVerdict verdict, FindingKind kind) =>
        verdict.Findings.SingleOrDefault(finding => finding.Kind == kind)?.Places ?? [];

    private DatasetVerdict Validate(string csv) => DatasetValidator.Validate(Options(csv));

    private DatasetOptions Options(string csv) => new() { Path = _folder.Write("in.csv", csv), Labels = ["a", "b"] };
}
