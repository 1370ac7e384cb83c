using System.Text.Json;
using Trainer.Text;

namespace Trainer.Tests.Text;

public sealed class VocabularyTests
{
    private static readonly JsonElement Cases = Golden.Json("e_tok", "vocab_cases.json");

    private static readonly TokenizedCorpus Corpus = new(Lists(Cases.GetProperty("tokens")));

    [Fact]
    public void Tokens_are_counted_in_the_order_they_are_first_seen()
    {
        var expected = Cases.GetProperty("counts_in_first_seen_order").EnumerateArray()
            .Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetInt32()));

        Corpus.Counts.Should().Equal(expected);
        Corpus.DocumentCount.Should().Be(40);
    }

    [Fact]
    public void Vocabularies_equal_fastais()
    {
        foreach (var golden in Cases.GetProperty("make_vocab").EnumerateArray())
        {
            var vocabulary = Vocabulary.Build(
                Corpus.Counts, golden.GetProperty("min_freq").GetInt32(), golden.GetProperty("max_vocab").GetInt32());

            vocabulary.Tokens.Should().Equal(Strings(golden.GetProperty("vocab")));
            vocabulary.Count.Should().Be(golden.GetProperty("len").GetInt32());
        }
    }

    [Fact]
    public void Ids_equal_fastais()
    {
        var vocabulary = new Vocabulary(Strings(Cases.GetProperty("numericalize_vocab")));
        var expected = Cases.GetProperty("ids").Deserialize<int[][]>();

        Corpus.Numericalize(vocabulary).Should().BeEquivalentTo(expected, options => options.WithStrictOrdering());
        Lists(Cases.GetProperty("tokens")).Select(vocabulary.Numericalize).Should()
            .BeEquivalentTo(expected, options => options.WithStrictOrdering());
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(1, 16)]
    [InlineData(6, 16)]
    [InlineData(7, 24)]
    [InlineData(8, 24)]
    [InlineData(14, 24)]
    [InlineData(15, 32)]
    [InlineData(16, 32)]
    [InlineData(23, 40)]
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

    private static List<IReadOnlyList<string>> Lists(JsonElement array) => [.. array.EnumerateArray().Select(Strings)];

    private static IReadOnlyList<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
