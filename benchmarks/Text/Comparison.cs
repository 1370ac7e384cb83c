namespace Text.Benchmarks;

/// <summary>Runs all subjects in turn, several times over, so that a busy machine slows all of them alike.</summary>
internal sealed class Comparison : IDisposable
{
    private const string Nowhere = "/dev/null";

    private readonly List<Subject> _subjects = [];
    private readonly MatrixProduct _product = new();
    private readonly int _rounds;

    public Comparison(int rounds) => _rounds = rounds;

    public int ProductThreads => _product.Threads;

    /// <summary>The full path to tokens, and the encoder alone.</summary>
    public void AddModel(Model model, Corpus corpus, IEnumerable<int> threads)
    {
        foreach (var count in threads)
        {
            Add(Names.FullPath(model, count), new SentencePieceTokenizer(model.Encoder).Tokenize, corpus, count);
            Add(Names.Encoder(model, count), text => model.Encoder.Encode(text), corpus, count);
        }
    }

    public void AddEnglish(Corpus corpus, IEnumerable<int> threads)
    {
        var tokenizer = new EnglishWordTokenizer();
        foreach (var count in threads)
            Add(Names.English(count), tokenizer.Tokenize, corpus, count);
    }

    /// <summary>Both encoders as programs, from a file to nowhere; and what each takes for a file that holds nothing.</summary>
    public void AddPrograms(Model model, string? spmEncode, string texts, string nothing)
    {
        AddProgram(Names.OurProgram(model), texts, Own);
        AddProgram(Names.OurProgram(model) + Names.OnNothing, nothing, Own);
        if (spmEncode is null)
            return;
        AddProgram(Names.SpmEncode(model), texts, Theirs);
        AddProgram(Names.SpmEncode(model) + Names.OnNothing, nothing, Theirs);

        void AddProgram(string name, string input, Action<string> run) => _subjects.Add(new Subject(name, () =>
        {
            run(input);
            return 0;
        }));

        void Own(string input) => Programs.Run(Environment.ProcessPath!, EncodeProgram.Name, model.Path, input, Nowhere);

        void Theirs(string input) => Programs.Run(spmEncode!, $"--model={model.Path}", $"--input={input}", $"--output={Nowhere}");
    }

    public Figures Run()
    {
        var (runs, products) = (_subjects.ConvertAll(_ => new List<Measurement>()), new List<double>());
        _subjects.ForEach(subject => subject.Measure());
        for (var round = 0; round < _rounds; round++)
        {
            products.Add(_product.Measure());
            for (var index = 0; index < _subjects.Count; index++)
                runs[index].Add(_subjects[index].Measure());
        }

        return new Figures(
            [.. _subjects.Select((subject, index) => Summary.Of(subject.Name, runs[index]))], products.Max(), Summary.Median(products));
    }

    public void Dispose() => _product.Dispose();

    private void Add<T>(string name, Func<string, IReadOnlyCollection<T>> tokenize, Corpus corpus, int threads) =>
        _subjects.Add(new Subject(name, () => threads == 1
            ? corpus.Texts.Sum(text => (long)tokenize(text).Count)
            : new ParallelTexts(threads).Select(corpus.Texts, tokenize).Sum(tokens => (long)tokens.Count)));
}
