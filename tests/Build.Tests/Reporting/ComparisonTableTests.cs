using Build.Reporting;
using Reports.Comparing;
using Runs.Tests;

namespace Build.Tests.Reporting;

public sealed class ComparisonTableTests
{
    private static readonly SampleRun Newest = new([.. SampleRun.MessageLabels]);

    [Fact]
    public void Six_runs_stand_side_by_side_in_80_columns()
    {
        var earlier = Enumerable.Range(1, 5).Select(number => (Newest with
        {
            Seed = 1 + number,
            Started = Newest.Started.AddDays(-40 * number),
            IsResumed = number == 2,
            Settings = new Dictionary<string, string> { ["epochs"] = $"{number}", ["predictionThreshold"] = number > 3 ? "0.3" : "\"auto\"" },
        }).Build());

        var table = Table(RunComparison.Of([Newest.Build(), .. earlier]));

        Snapshot.Match(table, "Build.Tests/Snapshots/comparison.txt");
        table.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Fact]
    public void One_run_stands_alone() => Table(RunComparison.Of([Newest.Build()])).Should().Contain("macro F1").And.NotContain("Settings that differ");

    [Fact]
    public void Names_of_labels_steer_neither_the_table_nor_the_terminal()
    {
        var table = Table(RunComparison.Of([new SampleRun("[red]a[/]", "b\u001b[31m", "c\nd").Build()]));

        table.Should().Contain("[red]a[/]").And.Contain("b⟨U+001B⟩[31m").And.Contain("c d").And.NotContain("\u001b");
    }

    private static string Table(RunComparison comparison)
    {
        using var output = new StringWriter();
        ComparisonTable.Write(comparison, output);
        return output.ToString();
    }
}
