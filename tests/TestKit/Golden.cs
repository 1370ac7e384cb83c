using System.Text.Json;
using Xunit;

namespace TestKit;

/// <summary>
/// Finds recorded results of the original programs: in the folder an environment variable names and nowhere else, or, where it is not
/// set, among the copies under <c>tests/</c>, then in <c>../shared</c>. A test whose records are absent is skipped.
/// </summary>
public static class Golden
{
    private static readonly Records FastAi = new("GOLDEN_FIXTURES", "", "fixtures");
    private static readonly Records SpaCy = new("GOLDEN_WORDS", "spacy", "spacy");
    private static readonly Records SentencePiece = new("GOLDEN_SPM", "spm", "spm");

    /// <summary>A fixture's folder, or a file in one, made with fastai; <c>GOLDEN_FIXTURES</c> may name where such folders lie.</summary>
    public static string Fixtures(string name) => FastAi.Require(name);

    /// <summary>A row for each fixture whose name starts so: its folder. A row that is skipped where there is none.</summary>
    /// <param name="having">A file, or files by a pattern, that the folder must hold.</param>
    public static IEnumerable<TheoryDataRow<string>> FixturesLike(string prefix, string having = "manifest.json") => FastAi.Rows(
        FastAi.Roots.Where(Directory.Exists).SelectMany(root => Directory.GetDirectories(root, prefix + "*"))
            .Where(folder => Directory.EnumerateFiles(folder, having).Any()),
        $"{prefix}*/{having}");

    /// <summary>The content of a JSON file of a fixture.</summary>
    public static JsonElement Json(string fixture, string file) =>
        JsonDocument.Parse(File.ReadAllText(Fixtures($"{fixture}/{file}"))).RootElement;

    /// <summary>A file of English texts and their words, made with spaCy; <c>GOLDEN_WORDS</c> may name its folder.</summary>
    public static string Words(string file) => SpaCy.Require(file);

    /// <summary>A row for each file of texts and their words: its path. A row that is skipped where there is none.</summary>
    public static IEnumerable<TheoryDataRow<string>> WordFiles() => SpaCy.Rows(SpaCy.Files("", "*.jsonl"), "*.jsonl");

    /// <summary>A file of SentencePiece models and their pieces; <c>GOLDEN_SPM</c> may name its folder.</summary>
    public static string Spm(string file) => SentencePiece.Require(file);

    /// <summary>
    /// A row for each SentencePiece model: its name. One whose file or pieces are absent is skipped, as is a row where there is no model.
    /// </summary>
    public static IEnumerable<TheoryDataRow<string>> SpmModels()
    {
        var models = Names(SentencePiece.Files("", "*.model"));
        var pieces = Names(SentencePiece.Files("golden", "*.jsonl"));
        foreach (var row in SentencePiece.Rows(models.Union(pieces), "*.model"))
        {
            row.Skip ??= !models.Contains(row.Data) ? SentencePiece.Absence($"{row.Data}.model")
                : !pieces.Contains(row.Data) ? SentencePiece.Absence($"golden/{row.Data}.jsonl") : null;
            yield return row;
        }

        static HashSet<string> Names(IEnumerable<string> paths) => [.. paths.Select(path => Path.GetFileNameWithoutExtension(path))];
    }

    /// <summary>A copy under <c>tests/</c>, whatever the variables say.</summary>
    public static string Copy(string name) => Repository.PathOf("tests", "Fixtures", name);

    private sealed record Records(string Variable, string CopiesFolder, string SharedFolder)
    {
        public IReadOnlyList<string> Roots => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
            ? [Path.GetFullPath(folder, Repository.Root)]
            : [Copy(CopiesFolder), Path.Combine(Repository.Root, "..", "shared", SharedFolder)];

        /// <summary>The files in a folder of each of the places.</summary>
        public IEnumerable<string> Files(string folder, string pattern) =>
            Roots.Select(root => Path.Combine(root, folder)).Where(Directory.Exists).SelectMany(root => Directory.GetFiles(root, pattern));

        /// <summary>A row for each path, of those with the same name the first; a row that is skipped where there is none.</summary>
        public IReadOnlyList<TheoryDataRow<string>> Rows(IEnumerable<string> paths, string wanted)
        {
            TheoryDataRow<string>[] rows =
            [
                .. paths.DistinctBy(Path.GetFileName).OrderBy(Path.GetFileName, StringComparer.Ordinal)
                    .Select(path => new TheoryDataRow<string>(path) { TestDisplayName = Path.GetFileName(path) }),
            ];
            return rows.Length > 0 ? rows : [new TheoryDataRow<string>("") { Skip = Absence(wanted) }];
        }

        public string Require(string name)
        {
            var found = Roots.Select(root => Path.Combine(root, name)).FirstOrDefault(Path.Exists);
            if (found is null)
                Assert.Skip(Absence(name));
            return found;
        }

        public string Absence(string name) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }
            ? $"the folder that {Variable} names has no {name}"
            : $"../shared/{SharedFolder}/{name} is absent";
    }
}
