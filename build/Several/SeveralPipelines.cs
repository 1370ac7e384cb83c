namespace Build.Several;

/// <summary>Runs the targets on one pipeline after another, each in its own build, and prints a summary.</summary>
/// <param name="build">Runs a build with arguments and environment variables, and returns its exit code.</param>
/// <param name="script">The command by which the user calls the build.</param>
internal sealed class SeveralPipelines(
    PipelineFiles files, string root, string script, Func<IReadOnlyList<string>, IReadOnlyDictionary<string, string>, Task<int>> build,
    StopRequest stop, TimeProvider clock, TextWriter output, TextWriter error)
{
    private const int Width = 80;

    /// <returns>
    /// The names on the command line if there are several pipelines; null for a single one or if the value is unreadable.
    /// </returns>
    public static IReadOnlyList<string>? Named(RawArguments arguments, PipelineFiles files) =>
        arguments.ToCake().GetArguments("pipeline").ToArray() is [{ } named] ? files.SeveralOf(named) : null;

    /// <param name="given">The names or paths by which the user refers to them.</param>
    /// <returns>
    /// 0 if every pipeline succeeded; 130 or 143 if the user stopped them; otherwise the exit code of the first build that failed.
    /// </returns>
    public async Task<int> RunAsync(RawArguments arguments, IReadOnlyList<string> given)
    {
        var read = new BuildArguments(arguments.ToCake());
        try
        {
            var chosen = PipelineSet.Load(files, given, read.Overrides);
            if (read.Job is not null)
                throw new FaultException(FaultKind.Settings, "--job: a job belongs to one pipeline, but --pipeline names several. Name the job's pipeline only.");
            return await RunAsync(arguments, chosen, read.FailFast, read.Quiet);
        }
        catch (FaultException fault)
        {
            error.WriteLine($"Error: {fault.Message}");
            error.WriteLine(CarryOn(arguments));
            return fault.ExitCode;
        }
    }

    private async Task<int> RunAsync(RawArguments arguments, IReadOnlyList<ChosenPipeline> chosen, bool failFast, bool quiet)
    {
        var outcomes = new List<PipelineOutcome>();
        foreach (var (index, pipeline) in chosen.Index())
        {
            if (stop.ExitCode is not null || (failFast && outcomes is [.., { IsDone: false }]))
                break;
            if (!quiet)
                WriteHeading($"{pipeline.Settings.Name}, {index + 1} of {chosen.Count}");
            var (outcome, hasBegun) = await RunAsync(arguments, pipeline);
            if (!hasBegun && outcome.ExitCode is 0 or (int)FaultKind.Settings)
                return outcome.ExitCode.Value; // a list, help, or a command line that is wrong for every pipeline
            outcomes.Add(outcome);
        }

        return await FinishAsync(arguments, [.. outcomes, .. chosen.Skip(outcomes.Count).Select(pipeline => new PipelineOutcome(pipeline))]);
    }

    /// <returns>The outcome, and whether the build began.</returns>
    private async Task<(PipelineOutcome Outcome, bool HasBegun)> RunAsync(RawArguments arguments, ChosenPipeline pipeline)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var note = Path.Combine(folder.FullName, "note");
            var start = clock.GetTimestamp();
            var code = await build(
                arguments.With("pipeline", pipeline.Given).Words, new Dictionary<string, string> { [BuildNote.Variable] = note });
            var reason = BuildNote.Read(note);
            return (new(pipeline, code, clock.GetElapsedTime(start), stop.ExitCode is not null, reason ?? ""), reason is not null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<int> FinishAsync(RawArguments arguments, IReadOnlyList<PipelineOutcome> outcomes)
    {
        var told = new List<PipelineOutcome>();
        foreach (var outcome in outcomes)
            told.Add(await WithModelAsync(outcome));
        WriteHeading($"{told.Count(outcome => outcome.IsDone)} of {told.Count} done");
        OutcomeTable.Write(told, output);

        var open = told.Where(outcome => !outcome.IsDone).ToArray();
        if (open.Length == 0)
            return 0;
        error.WriteLine(CarryOn(arguments.With("pipeline", string.Join(',', open.Select(outcome => outcome.Pipeline.Given)))));
        return stop.ExitCode ?? open[0].ExitCode!.Value;
    }

    private async Task<PipelineOutcome> WithModelAsync(PipelineOutcome outcome)
    {
        var paths = new BuildPaths(root, outcome.Pipeline.Settings.Name);
        try
        {
            if (!outcome.IsDone || Manifest.Load(paths.ManifestFile).Model is not { } model)
                return outcome;
            outcome = outcome with { Model = $"{paths.Relative(model.Bucket)}/{model.Model}" };
            return outcome with { Scores = await ModelScores.ReadAsync(model) };
        }
        catch (FaultException fault)
        {
            error.WriteLine($"warning: {outcome.Pipeline.Settings.Name}: {fault.Message}");
            return outcome;
        }
    }

    private void WriteHeading(string title)
    {
        output.WriteLine();
        output.WriteLine($"━━ {title} ".PadRight(Width, '━'));
    }

    private string CarryOn(RawArguments arguments) => $"To carry on from there: {ShellWord.Join([script, .. arguments.Words])}";
}
