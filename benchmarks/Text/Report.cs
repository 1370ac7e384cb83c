namespace Text.Benchmarks;

/// <summary>The figures with all that is needed to read them.</summary>
/// <param name="Corpora">What was tokenized.</param>
/// <param name="Models">With what.</param>
/// <param name="ProductThreads">Of the matrix product.</param>
internal sealed record Report(
    IReadOnlyList<string> Corpora,
    IReadOnlyList<string> Models,
    int Cores,
    int Rounds,
    int ProductThreads,
    double PeakGflops,
    double MedianGflops,
    IReadOnlyList<Summary> Subjects,
    IReadOnlyList<Ratio> Ratios)
{
    private const string FixtureModel = "tests/Fixtures/spm/fr_unigram_nfkc.model";

    private static readonly int[] ThreadCounts = [1, 2];

    /// <param name="folder">An empty one.</param>
    public static Report Measure(Corpus french, Corpus english, string folder, int rounds)
    {
        var (texts, nothing) = (Path.Combine(folder, "texts"), Path.Combine(folder, "nothing"));
        french.Write(texts);
        File.WriteAllText(nothing, "");
        var models = Programs.Find("spm_train") is { } spmTrain
            ? TrainModels(spmTrain, folder, french, english)
            : [new Model(FixtureModel, "spm_train is not installed")];

        var spmEncode = Programs.Find("spm_encode");
        using var comparison = new Comparison(rounds);
        foreach (var model in models)
        {
            comparison.AddModel(model, french, ThreadCounts);
            comparison.AddPrograms(model, spmEncode, texts, nothing);
        }

        comparison.AddEnglish(english, ThreadCounts);
        var figures = comparison.Run();
        return new Report(
            [Describe("French", french), Describe("English", english)],
            [.. models.Select(model => $"{model.Pieces} pieces: {model.Source}")],
            Environment.ProcessorCount,
            rounds,
            comparison.ProductThreads,
            figures.PeakGflops,
            figures.MedianGflops,
            figures.Subjects,
            Benchmarks.Ratios.Of(figures, models, spmEncode is not null));
    }

    public void Print(TextWriter output)
    {
        foreach (var line in Corpora.Concat(Models))
            output.WriteLine(line);
        output.WriteLine($"{Cores} cores; medians of {Rounds} rounds; matrix product on {ProductThreads} threads: "
            + $"{MedianGflops:F0} GFLOP/s, {PeakGflops:F0} at its best");
        output.WriteLine($"{"",-40} {"median",9} {"fastest",9} {"slowest",9} {"processor",10} {"M tokens/s",11}");
        foreach (var one in Subjects)
        {
            var speed = one.Tokens > 0 ? $"{one.TokensPerSecond / 1e6:F2}" : "";
            output.WriteLine(
                $"{one.Name,-40} {one.Seconds,7:F3} s {one.FastestSeconds,7:F3} s {one.SlowestSeconds,7:F3} s "
                + $"{one.ProcessorSeconds,8:F3} s {speed,11}");
        }

        foreach (var ratio in Ratios)
            output.WriteLine($"{ratio.Times,6:F2}x  {ratio.What}");
    }

    private static Model[] TrainModels(string spmTrain, string folder, Corpus french, Corpus english)
    {
        var (small, large) = (Path.Combine(folder, "french"), Path.Combine(folder, "english"));
        french.WriteDistinct(small);
        english.WriteDistinct(large);
        // The French texts alone hold too few different words for a large model.
        return [Model.Train(spmTrain, folder, small, 1000), Model.Train(spmTrain, folder, $"{small},{large}", 15_000)];
    }

    private static string Describe(string language, Corpus corpus) =>
        $"{language}: {corpus.Bytes / 1e6:F2} MB, {corpus.Texts.Count} texts, from {corpus.Source}";
}
