namespace Training.Benchmarks;

/// <summary>Takes our own steps and the peer's in turn, so that a busy machine slows both alike.</summary>
/// <param name="rounds">Steps of each, beside a first one that is not counted.</param>
/// <param name="peer">Null for our own steps alone.</param>
internal sealed class Comparison(int rounds, int threads, ProductMeter product, Peer? peer)
{
    public Summary Run(Case one)
    {
        var tokens = Path.GetTempFileName();
        try
        {
            TokensFile.Write(tokens, one.Rows, one.Columns, one.Vocabulary, new Random(42));
            return Run(one, StepSettings.Of(one, threads, tokens));
        }
        finally
        {
            File.Delete(tokens);
        }
    }

    private Summary Run(Case one, StepSettings settings)
    {
        using var own = new Participant(one.Name, Environment.ProcessPath!, OwnSteps.Name, settings.ToString());
        using var other = peer?.Start(settings);
        own.Step();
        other?.Step();
        var measured = Enumerable.Range(0, rounds).Select(_ => Round(own, other)).ToArray();
        return Summary.Of(one, settings, measured, own.End(), other?.End());
    }

    private Round Round(Participant own, Participant? other)
    {
        var before = product.Measure();
        var step = own.Step();
        var after = product.Measure();
        return new(
            new(Math.Max(before.Gflops, after.Gflops), Math.Max(before.GflopsByProcessor, after.GflopsByProcessor)), step, other?.Step());
    }
}
