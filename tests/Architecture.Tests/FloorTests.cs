using System.Reflection;

namespace Architecture.Tests;

public sealed class FloorTests
{
    private static readonly IReadOnlyList<Assembly> Assemblies =
        [.. ProjectTable.Files.Keys.Select(name => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")))];

    private static readonly DependencyGraph Graph = new(Assemblies);

    /// <summary>Small libraries whose top folder is their public face, and whose folders use its options and results. // project, reason</summary>
    private static readonly Dictionary<string, string> Exceptions = [];

    public static TheoryData<string> Projects => [.. ProjectTable.Files.Keys];

    [Fact]
    public void The_page_names_every_project() =>
        ProjectTable.Documented.Keys.Should().BeEquivalentTo(ProjectTable.Files.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_what_the_page_says_and_nothing_else(string project)
    {
        Graph.ProjectsUsedBy(project).Should().BeEquivalentTo(ProjectTable.Documented[project]);
        ProjectTable.ReferencesOf(project).Should().BeEquivalentTo(ProjectTable.Documented[project]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_two_folders_use_each_other_and_a_top_folder_is_above_or_below_its_folders(string project)
    {
        if (!Exceptions.ContainsKey(project))
            Graph.FindBrokenFloors(project).Should().BeEmpty();
    }

    [Fact]
    public void An_exception_is_needed() =>
        Exceptions.Keys.Should().OnlyContain(project => Graph.FindBrokenFloors(project).Count > 0).And.HaveCountLessThan(5);

    [Fact]
    public void Only_the_build_knows_Cake() =>
        Knowing("Cake.Core", "Cake.Common", "Cake.Frosting", "Cake.Docker").Should().Equal("Build");

    [Fact]
    public void Only_kernels_networks_and_the_trainer_know_torch() =>
        Knowing("TorchSharp").Should().Equal("Kernels", "Trainer", "Ulmfit");

    [Fact]
    public void A_planted_pair_of_folders_and_a_top_folder_in_the_middle_are_found()
    {
        var planted = new DependencyGraph([typeof(FloorTests).Assembly]);

        planted.FindBrokenFloors("Architecture.Tests.Planted.Pair").Should().Equal(
            "Architecture.Tests.Planted.Pair: Lower and Upper use each other "
            + "(Architecture.Tests.Planted.Pair.Lower.Foundation uses Architecture.Tests.Planted.Pair.Upper.Roof; "
            + "Architecture.Tests.Planted.Pair.Upper.Roof uses Architecture.Tests.Planted.Pair.Lower.Foundation)");
        planted.FindBrokenFloors("Architecture.Tests.Planted.Middle").Should().Equal(
            "Architecture.Tests.Planted.Middle: its own types use Below "
            + "(Architecture.Tests.Planted.Middle.Floor uses Architecture.Tests.Planted.Middle.Below.Cellar) "
            + "and are used by Above (Architecture.Tests.Planted.Middle.Above.Attic uses Architecture.Tests.Planted.Middle.Floor)");
    }

    private static IEnumerable<string> Knowing(params string[] libraries) => Assemblies
        .Where(assembly => assembly.GetReferencedAssemblies().Any(reference => libraries.Contains(reference.Name)))
        .Select(assembly => assembly.GetName().Name!)
        .Order(StringComparer.Ordinal);
}
