namespace Training.Benchmarks;

/// <summary>Takes our own steps and the peer's in turn, so that a busy machine slows both alike.</summary>
/// <param name="rounds">Of each case, beside a first one that is not counted.</param>
/// <param name="peer">Null for our own steps alone.</param>
/// <param name="withParts">Whether the parts of a step are timed, too.</param>
internal sealed class Comparison(int rounds, Computation computation, ProductMeter product, Peer? peer, bool withParts)
{
    // This process may be dotnet itself.
    private static readonly string Program =
        Path.Combine(AppContext.BaseDirectory, Path.GetFileNameWithoutExtension(typeof(Comparison).Assembly.Location));

    public Summary Run(Case one) => UseSettings(one, computation, settings => Measure(one, settings));

    /// <summary>Takes steps of ours alone, and looks at the memory held after the tenth, and five more times.</summary>
    public static MemoryCourse Watch(Case one, int steps, Computation computation) => UseSettings(one, computation with { StepsAtOnce = 1 }, settings =>
    {
        using var own = Start(one, settings, OwnSteps.Name);
        var points = new List<MemoryPoint>();
        for (var step = 1; step <= steps; step++)
        {
            own.Step();
            if (step == MemoryCourse.FirstStep || step % Math.Max(1, steps / MemoryCourse.Looks) == 0)
                points.Add(new(step, own.ResidentBytes));
        }

        return new MemoryCourse(one.Name, points, own.End());
    });

    private static T UseSettings<T>(Case one, Computation computation, Func<StepSettings, T> use)
    {
        var tokens = Path.GetTempFileName();
        try
        {
            TokensFile.Write(tokens, one.Tokens, one.Vocabulary, new Random(42));
            return use(StepSettings.Of(one, computation, tokens));
        }
        finally
        {
            File.Delete(tokens);
        }
    }

    private static Participant Start(Case one, StepSettings settings, string what) =>
        new($"{one.Name}, {what}", Program, what, settings.ToString());

    private Summary Measure(Case one, StepSettings settings)
    {
        using var own = Start(one, settings, OwnSteps.Name);
        using var other = peer?.Start(settings);
        using var parts = withParts && one.Work != Work.Prediction ? Start(one, settings, StepParts.Name) : null;
        own.Step();
        other?.Step();
        parts?.Parts();
        var measured = Enumerable.Range(0, rounds).Select(_ => Round(own, other, parts)).ToArray();
        return Summary.Of(one, settings, measured, own.End(), other?.End());
    }

    private Round Round(Participant own, Participant? other, Participant? parts)
    {
        var before = product.Measure();
        var step = own.Step();
        var after = product.Measure();
        var beside = new ProductSpeed(Math.Max(before.Gflops, after.Gflops), new[] { before, after }.Max(speed => speed.GflopsByProcessor));
        return new(beside, step, other?.Step(), parts?.Parts());
    }
}
