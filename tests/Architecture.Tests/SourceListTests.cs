using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Lists of the sources that a program is built from, by which a build decides whether it is up to date.</summary>
public sealed partial class SourceListTests
{
    [Theory]
    [InlineData("build.sh", "Build")]
    [InlineData("build.ps1", "Build")]
    [InlineData("build/Training/TrainerPublication.cs", "Trainer")]
    public void A_program_is_compiled_anew_when_a_source_of_it_changes(string list, string project)
    {
        var text = File.ReadAllText(Repository.PathOf(list));

        SourceFolder().Matches(text).Select(match => match.Value).Distinct().Where(folder => folder != "src/Trainer" || project == "Trainer")
            .Should().BeEquivalentTo(ProjectTable.ClosureOf(project).Select(ProjectTable.FolderOf).Where(folder => folder != "build"));
    }

    [GeneratedRegex(@"\bsrc/[A-Z]\w+")]
    private static partial Regex SourceFolder();
}
