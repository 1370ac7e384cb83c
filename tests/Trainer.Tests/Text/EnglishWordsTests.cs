using System.Text.Json;
using Trainer.Text;
using Trainer.Text.English;

namespace Trainer.Tests.Text;

public sealed class EnglishWordsTests
{
    private const string Because = "the line is {0}";

    private static readonly EnglishWords Words = new();
    private static readonly EnglishWordTokenizer Tokenizer = new();

    [Theory]
    [InlineData("en.sample.jsonl")]
    [InlineData("en.jsonl")]
    [InlineData("en.fuzz.jsonl")]
    public void Words_equal_spaCys(string file)
    {
        foreach (var line in File.ReadLines(Golden.Words(file)))
        {
            var golden = JsonDocument.Parse(line).RootElement;

            Words.Split(golden.GetProperty("text").GetString()!).Should().Equal(Strings(golden.GetProperty("tokens")), Because, line);
        }
    }

    [Theory]
    [InlineData("en.fastai218.sample.jsonl")]
    [InlineData("en.fastai218.jsonl")]
    public void Tokens_equal_fastais(string file)
    {
        foreach (var line in File.ReadLines(Golden.Words(file)))
        {
            var golden = JsonDocument.Parse(line).RootElement;
            var text = golden.GetProperty("text").GetString()!;

            TextRules.Apply(text).Should().Be(golden.GetProperty("prepared").GetString(), Because, line);
            Tokenizer.Tokenize(text).Should().Equal(Strings(golden.GetProperty("tokens")), Because, line);
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

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);
}
