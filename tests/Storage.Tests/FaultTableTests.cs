using System.Text.RegularExpressions;

namespace Storage.Tests;

/// <summary>The table of faults in the operations manual.</summary>
public sealed partial class FaultTableTests
{
    [Fact]
    public void Every_row_names_a_test_that_there_is()
    {
        var rows = File.ReadLines(Repository.PathOf("docs", "operations.md"))
            .SkipWhile(line => line != "| what happens | what the user sees | shown by |").Skip(2).TakeWhile(line => line.StartsWith('|')).ToArray();

        rows.Should().HaveCountGreaterThan(15);
        foreach (var row in rows)
        {
            var test = TestName().Match(row);
            test.Success.Should().BeTrue($"a test ends the row {row}");
            Directory.GetFiles(Repository.PathOf("tests"), test.Groups["type"].Value + ".cs", SearchOption.AllDirectories)
                .Should().Contain(source => Holds(File.ReadAllText(source), test.Groups["method"].Value), test.Value);
        }
    }

    private static bool Holds(string source, string method) => Regex.IsMatch(source, $@"\[(Fact|Theory)\][^{{}}]*public [\w ]+ {method}\(");

    [GeneratedRegex(@"\| `(?<type>\w+)\.(?<method>\w+)` \|$")]
    private static partial Regex TestName();
}
