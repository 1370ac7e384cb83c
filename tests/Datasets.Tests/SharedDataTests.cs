using Datasets.Conversion;
using Datasets.Rows;
using Datasets.Validation;

namespace Datasets.Tests;

/// <summary>The real corpora in five languages.</summary>
public sealed class SharedDataTests
{
    [Theory]
    [InlineData("en/goemotions.csv", 54_263, 28)]
    [InlineData("en/goemotions.sample.csv", 2_000, 28)]
    [InlineData("fr/xed_fr.csv", 7_303, 8)]
    [InlineData("fr/xed_fr.sample.csv", 2_000, 8)]
    [InlineData("ja/chabsa_category.csv", 6_119, 24)]
    [InlineData("ja/chabsa_category.sample.csv", 2_000, 24)]
    [InlineData("ja/jcommonsense_morality.csv", 19_963, 1)]
    [InlineData("ko/kote_valtest.csv", 10_000, 44)]
    [InlineData("ko/kote_valtest.sample.csv", 2_000, 44)]
    [InlineData("zh/crosswoz_acts.csv", 16_934, 24)]
    [InlineData("zh/crosswoz_acts.sample.csv", 2_000, 24)]
    public void Validates_converts_and_comes_back(string file, int rows, int labels)
    {
        var path = SharedFiles.Require("data", file);
        using var folder = new TempFolder();
        var options = new DatasetOptions { Path = path, Labels = File.ReadLines(path).First().Split(',')[1..] };

        var verdict = DatasetValidator.ValidateAndConvert(options, folder.PathOf("converted.csv"));
        LabelConverter.Restore(options with { Path = folder.PathOf("converted.csv") }, folder.PathOf("restored.csv"));

        verdict.HasErrors.Should().BeFalse();
        (verdict.Rows, verdict.UsableRows, verdict.Labels.Count).Should().Be((rows, rows, labels));
        DatasetReader.Read(options with { Path = folder.PathOf("converted.csv") }).Select(Flat)
            .Should().Equal(DatasetReader.Read(options).Select(Flat));
        DatasetReader.Read(options with { Path = folder.PathOf("restored.csv") }).Select(Flat)
            .Should().Equal(DatasetReader.Read(options).Select(Flat));
    }

    [Theory]
    [InlineData("zh/crosswoz_acts.csv", 2_550, 0)]
    [InlineData("en/goemotions.csv", 270, 0)]
    public void Finds_the_repeated_texts(string file, long repeated, double unlabelledShare)
    {
        var path = SharedFiles.Require("data", file);

        var verdict = DatasetValidator.Validate(new DatasetOptions { Path = path, Labels = File.ReadLines(path).First().Split(',')[1..] });

        verdict.Findings
            .Where(finding => finding.Kind is FindingKind.DuplicateText or FindingKind.ContradictoryText)
            .Sum(finding => finding.Count)
            .Should().Be(repeated);
        verdict.UnlabelledShare.Should().BeApproximately(unlabelledShare, 0.02);
    }

    // Line numbers depend on how a shape is quoted, and are not part of what must stay the same.
    private static string Flat(DatasetRow row) => $"{row.Text}\t{string.Join(',', row.Labels)}";
}
