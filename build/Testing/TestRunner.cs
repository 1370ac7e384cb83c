namespace Build.Testing;

/// <summary>Compiles the test projects of the checkout and runs them, those that mostly wait beside the others.</summary>
/// <param name="dotnet">Runs <c>dotnet</c> with arguments and returns its exit code; what it prints goes to the file named.</param>
/// <param name="output">Gets what a project printed once that project has ended.</param>
public sealed class TestRunner(
    BuildPaths paths, Func<IReadOnlyList<string>, string, Task<int>> dotnet, TimeProvider clock, TextWriter output)
{
    private readonly Lock _gate = new();

    /// <param name="filter">Only the projects whose name holds this; null for all.</param>
    /// <exception cref="FaultException">No project matches, or they do not compile.</exception>
    public async Task<TestRun> RunAsync(string? filter)
    {
        var projects = TestProject.Find(paths.Root, filter);
        if (projects.Count == 0)
            throw new FaultException(FaultKind.Settings, $"--filter={filter}: no test project's name holds it. Leave it out to run all.");

        if (Directory.Exists(paths.TestResults))
            Directory.Delete(paths.TestResults, recursive: true);
        Directory.CreateDirectory(paths.TestResults);
        await CompileAsync(projects);
        var lanes = await Task.WhenAll(projects.GroupBy(project => project.MostlyWaits).Select(RunInTurnAsync));
        return new([.. lanes.SelectMany(lane => lane).OrderBy(project => project.Name, StringComparer.Ordinal)]);
    }

    private async Task CompileAsync(IReadOnlyList<TestProject> projects)
    {
        var filter = Path.Combine(paths.TestResults, "Tests.slnf");
        File.WriteAllText(filter, TestProject.SolutionFilter(paths.Solution, paths.TestResults, projects));
        var log = LogOf("build");
        output.WriteLine($"Test: compiling {projects.Count} test projects.");
        if (await dotnet(TestProject.BuildArguments(filter), log) == 0)
            return;
        output.Write(File.ReadAllText(log));
        throw new FaultException(FaultKind.Defect, "Test: the test projects do not compile; the errors are above.");
    }

    private async Task<IReadOnlyList<ProjectOutcome>> RunInTurnAsync(IEnumerable<TestProject> projects)
    {
        var outcomes = new List<ProjectOutcome>();
        foreach (var project in projects)
            outcomes.Add(await RunAsync(project));
        return outcomes;
    }

    private async Task<ProjectOutcome> RunAsync(TestProject project)
    {
        var log = LogOf(project.Name);
        Say($"Test: {project.Name} started; its log: {paths.Relative(log)}\n");
        var started = clock.GetTimestamp();
        var code = await dotnet(project.RunArguments(paths.TestResults), log);
        var report = Path.Combine(paths.TestResults, $"{project.Name}.ctrf");
        var outcome = new ProjectOutcome(project.Name, code, clock.GetElapsedTime(started), File.Exists(report) ? CtrfReport.Read(report) : []);
        Say($"── {project.Name}\n{File.ReadAllText(log)}");
        return outcome;
    }

    private string LogOf(string name) => Path.Combine(paths.TestResults, $"{name}.log");

    // Projects of two lanes may end at the same moment.
    private void Say(string text)
    {
        lock (_gate)
            output.Write(text);
    }
}
