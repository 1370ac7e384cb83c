using System.Text.RegularExpressions;

namespace EndToEnd.Tests;

/// <summary>What the manuals say about this repository.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Manuals => [.. Files().Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Fact]
    public void The_tables_of_faults_are_found() => Files().Sum(file => FaultRows(file).Count()).Should().BeGreaterThan(40);

    [Theory]
    [MemberData(nameof(Manuals))]
    public void Every_row_of_a_table_of_faults_names_a_test_that_there_is(string manual)
    {
        foreach (var row in FaultRows(Repository.PathOf(manual)))
        {
            var test = TestName().Match(row);
            test.Success.Should().BeTrue($"a test ends the row {row}");
            Directory.GetFiles(Repository.PathOf("tests"), test.Groups["type"].Value + ".cs", SearchOption.AllDirectories)
                .Should().Contain(source => Holds(File.ReadAllText(source), test.Groups["method"].Value), test.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Manuals))]
    public void Every_link_to_a_file_leads_to_one(string manual)
    {
        var path = Repository.PathOf(manual);
        foreach (Match link in Link().Matches(File.ReadAllText(path)))
        {
            var target = Path.Combine(Path.GetDirectoryName(path)!, link.Groups["file"].Value);
            (File.Exists(target) || Directory.Exists(target)).Should().BeTrue($"{manual} links to {link.Groups["file"].Value}");
        }
    }

    [Theory]
    [MemberData(nameof(Manuals))]
    public void Every_link_to_a_section_leads_to_one(string manual)
    {
        var path = Repository.PathOf(manual);
        foreach (Match link in SectionLink().Matches(File.ReadAllText(path)))
        {
            var file = link.Groups["file"].Value;
            var target = file.Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, file);
            File.ReadLines(target).Where(line => line.StartsWith('#')).Select(SectionOf)
                .Should().Contain(link.Groups["section"].Value, $"{manual} links to it in {target}");
        }
    }

    /// <returns>The fragment that GitHub gives the section of a heading.</returns>
    private static string SectionOf(string heading) =>
        NotInSection().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static IEnumerable<string> FaultRows(string file)
    {
        var isTable = false;
        foreach (var line in File.ReadLines(file))
        {
            if (!line.StartsWith('|'))
                isTable = false;
            else if (line.EndsWith("| shown by |", StringComparison.Ordinal))
                isTable = true;
            else if (isTable && !line.StartsWith("|---", StringComparison.Ordinal))
                yield return line;
        }
    }

    private static IEnumerable<string> Files() =>
        Directory.GetFiles(Repository.PathOf("docs"), "*.md")
            .Concat(new[] { "README.md", "CONTRIBUTING.md", "THIRD-PARTY.md", "samples/README.md" }.Select(file => Repository.PathOf(file)));

    private static bool Holds(string source, string method) => Regex.IsMatch(source, $@"\[(Fact|Theory)\][^{{}}]*public [\w ]+ {method}\(");

    [GeneratedRegex(@"\| `(?<type>\w+)\.(?<method>\w+)` \|$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\((?!https?://|#)(?<file>[^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\((?!https?://)(?<file>[^)#\s]*)#(?<section>[^)\s]+)\)")]
    private static partial Regex SectionLink();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInSection();
}
