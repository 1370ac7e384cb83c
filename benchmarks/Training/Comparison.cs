namespace Training.Benchmarks;

/// <summary>Takes our own steps and the peer's in turn, so that a busy machine slows both alike.</summary>
/// <param name="rounds">Steps of each, beside a first one that is not counted.</param>
/// <param name="peer">Null for our own steps alone.</param>
/// <param name="withParts">Whether the parts of a step are timed, too.</param>
internal sealed class Comparison(int rounds, int threads, ProductMeter product, Peer? peer, bool withParts)
{
    public Summary Run(Case one)
    {
        var tokens = Path.GetTempFileName();
        try
        {
            TokensFile.Write(tokens, one.Tokens, one.Vocabulary, new Random(42));
            return Run(one, StepSettings.Of(one, threads, tokens));
        }
        finally
        {
            File.Delete(tokens);
        }
    }

    private Summary Run(Case one, StepSettings settings)
    {
        using var own = Start(OwnSteps.Name);
        using var other = peer?.Start(settings);
        using var parts = withParts && one.Work != Work.Prediction ? Start(StepParts.Name) : null;
        own.Step();
        other?.Step();
        parts?.Parts();
        var measured = Enumerable.Range(0, rounds).Select(_ => Round(own, other, parts)).ToArray();
        return Summary.Of(one, settings, measured, own.End(), other?.End());

        Participant Start(string what) => new($"{one.Name}, {what}", Environment.ProcessPath!, what, settings.ToString());
    }

    private Round Round(Participant own, Participant? other, Participant? parts)
    {
        var before = product.Measure();
        var step = own.Step();
        var after = product.Measure();
        var beside = new ProductSpeed(
            Math.Max(before.Gflops, after.Gflops), Math.Max(before.GflopsByProcessor, after.GflopsByProcessor));
        return new(beside, step, other?.Step(), parts?.Parts());
    }
}
