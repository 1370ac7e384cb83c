namespace Text.Benchmarks;

/// <summary>The comparisons that the figures are taken for.</summary>
internal static class Ratios
{
    /// <summary>
    /// fastai 2.1.8 on 5 MB of French text, tokens a second: one worker, and two at their best. Recorded beside matrix products of 130 to
    /// 150 GFLOP/s.
    /// </summary>
    private const double FastAiOneWorker = 0.22e6, FastAiTwoWorkers = 0.45e6;

    /// <param name="hasSpmEncode">It was measured too.</param>
    public static IReadOnlyList<Ratio> Of(Figures figures, IReadOnlyList<Model> models, bool hasSpmEncode) =>
    [
        .. models.SelectMany(model => FastAi(figures, model)),
        .. hasSpmEncode ? models.SelectMany(model => SpmEncode(figures, model)) : [],
    ];

    private static IEnumerable<Ratio> FastAi(Figures figures, Model model)
    {
        var (one, two) = (figures[Names.FullPath(model, 1)], figures[Names.FullPath(model, 2)]);
        yield return new($"{one.Name}, to fastai's one worker", one.TokensPerSecond / FastAiOneWorker);
        yield return new($"{two.Name}, to fastai's two workers at their best", two.TokensPerSecond / FastAiTwoWorkers);
        // On a machine that others use, two threads have less than two cores.
        yield return new(
            $"{two.Name}, the same with both cores free, by processor time", 2 * two.Tokens / two.ProcessorSeconds / FastAiTwoWorkers);
    }

    private static IEnumerable<Ratio> SpmEncode(Figures figures, Model model)
    {
        var (ours, theirs) = (figures[Names.OurProgram(model)], figures[Names.SpmEncode(model)]);
        var start = figures[Names.SpmEncode(model) + Names.OnNothing];
        var (one, two) = (figures[Names.Encoder(model, 1)], figures[Names.Encoder(model, 2)]);
        yield return new($"{ours.Name}, to spm_encode: whole programs, wall", theirs.Seconds / ours.Seconds);
        yield return new($"{ours.Name}, to spm_encode: whole programs, processor", theirs.ProcessorSeconds / ours.ProcessorSeconds);
        yield return new($"{one.Name}, to spm_encode less its start, wall", (theirs.Seconds - start.Seconds) / one.Seconds);
        yield return new(
            $"{one.Name}, to spm_encode less its start, processor", (theirs.ProcessorSeconds - start.ProcessorSeconds) / one.ProcessorSeconds);
        yield return new($"{two.Name}, to spm_encode less its start, wall", (theirs.Seconds - start.Seconds) / two.Seconds);
    }
}
