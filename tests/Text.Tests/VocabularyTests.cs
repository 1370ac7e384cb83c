using System.Text.Json;
using Text.Rules;

namespace Text.Tests;

public sealed class VocabularyTests
{
    public static IEnumerable<TheoryDataRow<string>> Recorded => Golden.FixturesLike("e_tok", "vocab_cases.json");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void Documents_and_counts_in_the_order_tokens_are_first_seen_equal_fastais(string folder)
    {
        var golden = Cases(folder);
        var documents = new Tally("tokens of documents");
        foreach (var (text, tokens) in golden.Strings("docs").Zip(Lists(golden.GetProperty("tokens"))))
            documents.Compare(text, FastAiRules.CutAtSpaces(text), tokens);
        var counts = new Tally("tokens and their counts");
        var recorded = golden.GetProperty("counts_in_first_seen_order").EnumerateArray()
            .Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetInt32()));
        counts.Compare("in order", [.. Corpus(golden).Counts], [.. recorded]);

        Tally.Report(documents, counts);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void Vocabularies_equal_fastais(string folder)
    {
        var corpus = Corpus(Cases(folder));
        var tally = new Tally("vocabularies");
        foreach (var golden in Cases(folder).GetProperty("make_vocab").EnumerateArray())
        {
            var (least, most) = (golden.GetProperty("min_freq").GetInt32(), golden.GetProperty("max_vocab").GetInt32());
            var vocabulary = Vocabulary.Build(corpus.Counts, least, most);

            tally.Compare($"minimum frequency {least}, size {most}", vocabulary.Tokens, golden.Strings("vocab"));
            tally.Compare($"minimum frequency {least}, size {most}: length", vocabulary.Count, golden.GetProperty("len").GetInt32());
        }

        Tally.Report(tally);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void Ids_equal_fastais(string folder)
    {
        var golden = Cases(folder);
        var vocabulary = new Vocabulary(golden.Strings("numericalize_vocab"));
        var (corpus, documents) = (Corpus(golden).Numericalize(vocabulary), Lists(golden.GetProperty("tokens")));
        var tally = new Tally("ids of documents");
        foreach (var (index, ids) in golden.GetProperty("ids").Deserialize<int[][]>()!.Index())
        {
            tally.Compare(documents[index], corpus[index], ids);
            tally.Compare(documents[index], vocabulary.Numericalize(documents[index]), ids);
        }

        Tally.Report(tally);
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(7, 24)]
    [InlineData(8, 24)]
    public void At_least_one_filler_makes_the_size_a_multiple_of_eight(int words, int size)
    {
        var vocabulary = Vocabulary.Build(Enumerable.Range(0, words).Select(number => KeyValuePair.Create($"w{number}", 3)));

        vocabulary.Count.Should().Be(size);
        vocabulary.Tokens.Skip(9 + words).Should().OnlyContain(token => token == "xxfake");
    }

    [Fact]
    public void Special_tokens_have_the_first_ids_however_often_they_occur()
    {
        var vocabulary = Vocabulary.Build([KeyValuePair.Create("xxmaj", 100), KeyValuePair.Create("word", 5)]);

        vocabulary.Tokens.Take(10).Should().Equal([.. SpecialTokens.All, "word"]);
        vocabulary.IdOf("xxpad").Should().Be(Vocabulary.PaddingId);
    }

    [Fact]
    public void A_token_outside_the_vocabulary_is_the_unknown_one_and_so_is_a_filler()
    {
        var vocabulary = Vocabulary.Build([KeyValuePair.Create("word", 5)]);

        vocabulary.Numericalize(["xxbos", "word", "other", "xxfake"]).Should().Equal(2, 9, Vocabulary.UnknownId, Vocabulary.UnknownId);
    }

    [Fact]
    public void A_saved_list_that_names_a_token_twice_means_the_last() => new Vocabulary(["a", "b", "a"]).IdOf("a").Should().Be(2);

    private static JsonElement Cases(string folder) => JsonRecords.File(folder, "vocab_cases.json");

    private static TokenizedCorpus Corpus(JsonElement golden) => new(Lists(golden.GetProperty("tokens")));

    private static string[][] Lists(JsonElement array) => array.Deserialize<string[][]>()!;
}
