using System.Text.Json;
using Trainer.Text;
using Trainer.Text.English;

namespace Trainer.Tests.Text;

public sealed class EnglishWordsTests
{
    private static readonly EnglishWords Words = new();
    private static readonly EnglishWordTokenizer Tokenizer = new();

    [Theory]
    [InlineData("en.jsonl")]
    [InlineData("en.fuzz.jsonl")]
    public void Words_equal_spaCys(string file)
    {
        foreach (var line in File.ReadLines(Golden.Words(file)))
        {
            var golden = JsonDocument.Parse(line).RootElement;

            Words.Split(golden.GetProperty("text").GetString()!).Should().Equal(Strings(golden.GetProperty("tokens")), "the line is {0}", line);
        }
    }

    [Fact]
    public void Tokens_equal_fastais()
    {
        foreach (var line in File.ReadLines(Golden.Words("en.fastai218.jsonl")))
        {
            var golden = JsonDocument.Parse(line).RootElement;
            var text = golden.GetProperty("text").GetString()!;

            TextRules.Apply(text).Should().Be(golden.GetProperty("prepared").GetString(), "the line is {0}", line);
            Tokenizer.Tokenize(text).Should().Equal(Strings(golden.GetProperty("tokens")), "the line is {0}", line);
        }
    }

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);
}
