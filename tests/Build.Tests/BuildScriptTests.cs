using System.Xml.Linq;

namespace Build.Tests;

public sealed class BuildScriptTests
{
    [Theory]
    [InlineData("build.sh")]
    [InlineData("build.ps1")]
    public void The_host_is_compiled_anew_when_a_project_it_is_made_of_changes(string script)
    {
        var text = File.ReadAllText(Repository.PathOf(script));

        var projects = ProjectsOf(Repository.PathOf("build", "Build.csproj")).Distinct().ToArray();

        projects.Should().Contain("src/Reports");
        projects.Should().OnlyContain(project => text.Contains(project, StringComparison.Ordinal));
    }

    /// <returns>The folders of the projects it refers to, and of those they refer to, from the root.</returns>
    private static IEnumerable<string> ProjectsOf(string path)
    {
        var references = XDocument.Load(path).Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value)
            .Where(reference => !reference.Contains('$'))
            .Select(reference => Path.GetFullPath(reference, Path.GetDirectoryName(path)!)).ToArray();
        return references.Select(reference => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(reference)!))
            .Concat(references.SelectMany(ProjectsOf));
    }
}
