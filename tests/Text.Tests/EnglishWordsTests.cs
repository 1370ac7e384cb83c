using System.Text.Json;
using Text.English;
using Text.Rules;

namespace Text.Tests;

public sealed class EnglishWordsTests
{
    private static readonly EnglishWords Words = new();
    private static readonly EnglishWordTokenizer Tokenizer = new();

    public static IEnumerable<TheoryDataRow<string>> Recorded => Golden.WordFiles();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void Every_recorded_text_gives_spaCys_words_and_fastais_tokens(string path)
    {
        var name = Path.GetFileName(path);
        Assert.SkipUnless(name.StartsWith("en.", StringComparison.Ordinal), $"{name}: only English is split into words as in spaCy");
        var lines = JsonRecords.Lines(path).ToArray();
        var fields = string.Join(", ", lines[0].EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        switch (fields)
        {
            case "text, tokens":
                CompareWords(name, lines);
                break;
            case "prepared, spacy_tokens, text, tokens":
                CompareTokens(name, lines);
                break;
            default:
                Assert.Skip($"{name}: unknown record type with the fields {fields}");
                break;
        }
    }

    [Fact]
    public void Words_come_out_alike_whatever_was_split_before_and_from_any_thread()
    {
        var texts = Enumerable.Range(0, 4000).Select(number => $"It's no. {number}, isn't it? (a{number % 7}-b{number})").ToArray();
        var shared = new EnglishWords();

        var parallel = texts.AsParallel().AsOrdered().Select(text => string.Join('|', shared.Split(text))).ToArray();

        parallel.Should().Equal(texts.Select(text => string.Join('|', new EnglishWords().Split(text))));
    }

    public static TheoryData<string, int> HostileTexts => new()
    {
        { new string('a', 1_000_000), 1 },
        { new string(' ', 1_000_000), 1 },
        { new string('(', 1_000_000), 1_000_000 },
        { new string('.', 1_000_000), 1 },
        { new string('@', 1_000_000) + ".com", 1 },
        { "a" + new string('-', 1_000_000) + "b", 1 },
        { string.Concat(Enumerable.Repeat("a.b@", 250_000)) + "c", 1 },
        { string.Concat(Enumerable.Repeat("a.", 500_000)) + "0", 1 },
        { string.Concat(Enumerable.Repeat("a,", 500_000)) + "b", 1_000_001 },
        { string.Concat(Enumerable.Repeat("1+", 500_000)), 1_000_000 },
    };

    [Theory]
    [MemberData(nameof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void A_hostile_text_of_a_million_characters_ends_soon(string text, int tokens) => Words.Split(text).Should().HaveCount(tokens);

    private static void CompareWords(string name, JsonElement[] lines)
    {
        var words = new Tally($"{name}: words");
        foreach (var line in lines)
            words.Compare(line.String("text"), Words.Split(line.String("text")), line.Strings("tokens"));
        Tally.Report(words);
    }

    private static void CompareTokens(string name, JsonElement[] lines)
    {
        var (rules, words, tokens) = (new Tally($"{name}: rules"), new Tally($"{name}: words"), new Tally($"{name}: tokens"));
        foreach (var line in lines)
        {
            var text = line.String("text");
            rules.Compare(text, TextRules.Apply(text), line.String("prepared"));
            words.Compare(text, Words.Split(line.String("prepared")), line.Strings("spacy_tokens"));
            tokens.Compare(text, Tokenizer.Tokenize(text), line.Strings("tokens"));
        }

        Tally.Report(rules, words, tokens);
    }
}
