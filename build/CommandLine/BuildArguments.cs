namespace Build.CommandLine;

/// <summary>The build's arguments, in addition to Frosting's own.</summary>
internal sealed class BuildArguments(ICakeArguments arguments)
{
    public static IReadOnlyList<BuildArgument> Known { get; } =
    [
        new("pipeline", "NAME", "a file in pipelines/, or a path (default: quickstart); several separated by commas, or all"),
        new("fail-fast", null, "with several pipelines: stops after the first failure"),
        new("set", "KEY=VALUE", "overrides one setting of the pipeline file; repeatable"),
        new("force", null, "also runs steps that are up to date"),
        new("quiet", null, "prints errors and results only"),
        new("new-run", null, "Submit: trains again even if the same run has a job or a model"),
        new("job", "ID", "Watch, Status, Logs, Cancel: the job's id (default: the newest job)"),
        new("to", "FOLDER", "Fetch, Report: the folder for the model and its scores, or for the report"),
        new("compare", null, "Report: prints the newest runs side by side instead"),
        new("input", "FILE", "Predict: a file of texts (.csv, .jsonl or .txt), or - for standard input"),
        new("output", "FILE", "Predict: the file for the predictions, or - for the terminal"),
        new("text", "TEXT", "Predict: a text instead of a file; repeatable"),
        new("model", "FILE", "Predict: a model file (default: the pipeline's newest)"),
        new("filter", "NAME", "Test: only the test projects whose name contains this"),
        new("case", "NAME", "Benchmark: only the cases with this name (* matches anything); repeatable"),
        new("runs", "N", "Benchmark: measured rounds of each case (default: 5)"),
        new("quick", null, "Benchmark: only the cases that users wait for most"),
        new("with-submit", null, "Benchmark: also measures Submit of the quickstart from a clean clone"),
    ];

    public string Pipeline => Single("pipeline") ?? "quickstart";

    public IReadOnlyList<string> Overrides => [.. arguments.GetArguments("set")];

    public bool FailFast => Flag("fail-fast");

    public bool Force => Flag("force");

    public bool Quiet => Flag("quiet");

    public bool NewRun => Flag("new-run");

    public string? To => Single("to");

    public bool Compare => Flag("compare");

    public string? Input => Single("input");

    public string? Output => Single("output");

    public IReadOnlyList<string> Texts => [.. arguments.GetArguments("text")];

    public string? Model => Single("model");

    public string? Job => Single("job");

    public string? Filter => Single("filter");

    public IReadOnlyList<string> Cases => [.. arguments.GetArguments("case")];

    public string? Runs => Single("runs");

    public bool Quick => Flag("quick");

    public bool TimesSubmit => Flag("with-submit");

    /// <exception cref="FaultException">An unknown argument is given.</exception>
    public void Check()
    {
        var unknown = arguments.GetArguments().Keys
            .Except(["target", .. Known.Select(argument => argument.Name)], StringComparer.OrdinalIgnoreCase)
            .Select(name => $"--{name}: there is no such argument. Known: {string.Join(", ", Known.Select(argument => "--" + argument.Name))}.")
            .ToArray();
        if (unknown.Length > 0)
            throw new FaultException(FaultKind.Settings, string.Join('\n', unknown));
        _ = (Quiet, FailFast); // no task reads these two
    }

    private string? Single(string name) => arguments.GetArguments(name) switch
    {
        { Count: 0 } => null,
        { Count: 1 } values when !string.IsNullOrWhiteSpace(values.First()) => values.First(),
        { Count: 1 } => throw new FaultException(
            FaultKind.Settings, $"--{name}: expected a value. Try: --{name}={Known.Single(argument => argument.Name == name).Value}"),
        _ => throw new FaultException(FaultKind.Settings, $"--{name}: given more than once. Keep one."),
    };

    private bool Flag(string name) => arguments.GetArguments(name) switch
    {
        { Count: 0 } => false,
        var values => values.Last() is null or "" || (bool.TryParse(values.Last(), out var flag)
            ? flag
            : throw new FaultException(FaultKind.Settings, $"--{name}: expected true or false, got \"{values.Last()}\".")),
    };
}
