using Reports.Comparing;
using Runs.Tests;

namespace Reports.Tests.Comparing;

public sealed class RunComparisonTests
{
    private static readonly SampleRun Run = new("delivery", "billing");

    [Fact]
    public void Only_what_differs_is_told_of_settings_and_data()
    {
        var other = Run with { Settings = new Dictionary<string, string> { ["epochs"] = "3" } };

        var comparison = RunComparison.Of([Run.Build(), other.Build()]);

        comparison.Parts.Select(part => part.Title).Should().Equal("Scores", "F1 of each label", "Settings that differ", "Time and machine");
        Rows(comparison, "Settings that differ").Should().Equal("epochs: 8 | 3");
    }

    [Fact]
    public void Data_that_differ_are_told()
    {
        var other = Run.Build();
        other = other with { Data = other.Data with { TrainRows = 17, Sha256 = "ab" } };

        Rows(RunComparison.Of([Run.Build(), other]), "Data that differ").Should().Equal("training rows: 2,400 | 17", "data set: 9f86d081 | ab");
    }

    [Fact]
    public void A_label_or_a_setting_that_one_run_lacks_is_a_dash_there()
    {
        var other = new SampleRun("billing", "praise") { Settings = new Dictionary<string, string> { ["precision"] = "\"bf16\"" } };

        var comparison = RunComparison.Of([Run.Build(), other.Build()]);

        Rows(comparison, "F1 of each label").Select(row => row.Split(':')[0]).Should().Equal("delivery", "billing", "praise");
        Rows(comparison, "F1 of each label")[2].Should().MatchRegex(@"^praise: – \| 0\.\d{3}$");
        Rows(comparison, "Settings that differ").Should().Contain("precision: – | bf16");
    }

    [Fact]
    public void Scores_that_are_not_defined_are_dashes() =>
        Rows(RunComparison.Of([(Run with { IsBare = true }).Build()]), "Scores").Should().Contain("macro F1: –");

    [Fact]
    public void Runs_keep_their_order() =>
        RunComparison.Of([Run.Build(), SampleReports.Earlier(Run, 3).Build()]).Runs.Should().Equal(Run.Started, Run.Started.AddDays(-3));

    private static string[] Rows(RunComparison comparison, string part) =>
        [.. comparison.Parts.Single(each => each.Title == part).Rows.Select(row => $"{row.Name}: {string.Join(" | ", row.Values)}")];
}
