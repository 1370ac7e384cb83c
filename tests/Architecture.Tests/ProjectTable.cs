namespace Architecture.Tests;

/// <summary>The projects of the repository, and the table in <c>docs/architecture.md</c> that says which may use which.</summary>
internal static class ProjectTable
{
    /// <summary>The projects that each project uses according to the page, by name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Documented { get; } =
        File.ReadLines(Repository.PathOf("docs", "architecture.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && (cells[1] == "`build`" || cells[1].StartsWith("`src/", StringComparison.Ordinal)))
            .ToDictionary(cells => NameOf(cells[1].Trim('`')), cells => Names(cells[3]));

    /// <summary>The project files, by name.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Directory
        .GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
        .Append(Repository.PathOf("build", "Build.csproj"))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>The folder of a project, relative to the root of the repository.</summary>
    public static string FolderOf(string project) =>
        Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(Files[project])!).Replace('\\', '/');

    /// <returns>The projects that a project file names.</returns>
    public static IReadOnlySet<string> ReferencesOf(string project) => System.Xml.Linq.XDocument.Load(Files[project])
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
        .ToHashSet();

    /// <returns>A project and every project that it is built from.</returns>
    public static IReadOnlySet<string> ClosureOf(string project)
    {
        var closure = new HashSet<string>();
        Add(project);
        return closure;

        void Add(string name)
        {
            if (!closure.Add(name))
                return;
            foreach (var reference in ReferencesOf(name))
                Add(reference);
        }
    }

    private static string NameOf(string folder) => folder == "build" ? "Build" : folder["src/".Length..];

    private static IReadOnlySet<string> Names(string cell) =>
        cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => name != "–").ToHashSet();
}
