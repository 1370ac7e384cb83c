using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Architecture.Tests;

/// <summary>Which namespace of which project uses which, read from the compiled code.</summary>
internal sealed class DependencyGraph
{
    private readonly List<Use> _uses;

    /// <param name="assemblies">The projects.</param>
    public DependencyGraph(IReadOnlyList<Assembly> assemblies)
    {
        var names = assemblies.Select(assembly => assembly.GetName().Name!).ToHashSet();
        var architecture = new ArchLoader().LoadAssemblies([.. assemblies]).Build();
        _uses =
        [
            .. architecture.Types.SelectMany(type => type.Dependencies)
                .Where(dependency => dependency.Target is not GenericParameter && dependency.Target is { Assembly: not null, Namespace: not null })
                .Where(dependency => !dependency.Target.FullName.Contains("::", StringComparison.Ordinal)) // an array of a type parameter
                .Select(dependency => new Use(
                    NameOf(dependency.Origin.Assembly.Name), dependency.Origin.Namespace.FullName, dependency.Origin.FullName,
                    NameOf(dependency.Target.Assembly.Name), dependency.Target.Namespace.FullName, dependency.Target.FullName))
                .Where(use => names.Contains(use.FromProject) && names.Contains(use.ToProject))
                // The compiler puts attributes of its own, under the same names, into each assembly.
                .Where(use => IsIn(use.FromNamespace, use.FromProject) && IsIn(use.ToNamespace, use.ToProject)),
        ];
    }

    /// <returns>The other projects that a project uses.</returns>
    public IReadOnlySet<string> ProjectsUsedBy(string project) => _uses
        .Where(use => use.FromProject == project && use.ToProject != project)
        .Select(use => use.ToProject).ToHashSet();

    /// <returns>Where the folders of a namespace, at any depth, do not stand on floors: one line for each pair.</returns>
    /// <param name="root">A namespace, such as that of a project.</param>
    public IReadOnlyList<string> FindBrokenFloors(string root)
    {
        var inside = _uses.Where(use => IsIn(use.FromNamespace, root) && IsIn(use.ToNamespace, root)).ToList();
        var parents = inside.SelectMany(use => new[] { use.FromNamespace, use.ToNamespace })
            .SelectMany(name => Parents(name, root)).Distinct().Order(StringComparer.Ordinal);
        return [.. parents.SelectMany(parent => FindBrokenFloorsIn(parent, inside))];
    }

    private static IEnumerable<string> FindBrokenFloorsIn(string parent, List<Use> inside)
    {
        var arrows = inside.Where(use => IsIn(use.FromNamespace, parent) && IsIn(use.ToNamespace, parent))
            .Select(use => (From: RoomOf(use.FromNamespace, parent), To: RoomOf(use.ToNamespace, parent), Use: use))
            .Where(arrow => arrow.From != arrow.To)
            .GroupBy(arrow => (arrow.From, arrow.To))
            .ToDictionary(group => group.Key, group => group.First().Use);
        foreach (var ((from, to), use) in arrows.OrderBy(arrow => arrow.Key))
        {
            if (string.CompareOrdinal(from, to) < 0 && arrows.TryGetValue((to, from), out var back))
                yield return $"{parent}: {Shown(from)} and {Shown(to)} use each other ({use}; {back})";
        }

        var above = arrows.Keys.Where(arrow => arrow.From == "").ToList();
        var below = arrows.Keys.Where(arrow => arrow.To == "").ToList();
        if (above.Count > 0 && below.Count > 0)
        {
            yield return $"{parent}: its own types use {Shown(above[0].To)} ({arrows[above[0]]}) "
                + $"and are used by {Shown(below[0].From)} ({arrows[below[0]]})";
        }
    }

    private static string Shown(string room) => room.Length == 0 ? "the top folder" : room;

    private static bool IsIn(string name, string parent) =>
        name == parent || name.StartsWith($"{parent}.", StringComparison.Ordinal);

    /// <returns>The folder directly below <paramref name="parent"/>; empty for its own types.</returns>
    private static string RoomOf(string name, string parent) => name == parent ? "" : name[(parent.Length + 1)..].Split('.')[0];

    private static IEnumerable<string> Parents(string name, string root)
    {
        for (var parent = name; IsIn(parent, root); parent = parent.Contains('.') ? parent[..parent.LastIndexOf('.')] : "")
            yield return parent;
    }

    private static string NameOf(string assembly) => assembly.Split(',')[0];

    private sealed record Use(string FromProject, string FromNamespace, string From, string ToProject, string ToNamespace, string To)
    {
        public override string ToString() => $"{From} uses {To}";
    }
}
