using Settings;

namespace Text.Tests;

public sealed class UnicodeWordTokenizerTests
{
    private readonly UnicodeWordTokenizer _tokenizer = new();

    [Theory]
    [InlineData("", "xxbos")]
    [InlineData("L'été, c'est fini !", "xxbos|xxmaj|l|'|été|,|c|'|est|fini|!")]
    [InlineData("Bonjour PARIS", "xxbos|xxmaj|bonjour|xxup|paris")]
    [InlineData("non non non", "xxbos|xxwrep|3|non")]
    [InlineData("e\u0301te\u0301", "xxbos|e\u0301te\u0301")]
    [InlineData("10,5 km²", "xxbos|10|,|5|km²")]
    [InlineData("正直に言うと", "xxbos|正|直|に|言|う|と")]
    [InlineData("か\u3099ラーメン。", "xxbos|か\u3099|ラ|ー|メ|ン|。")]
    [InlineData("我用Python3写代码", "xxbos|我|用|python3|写|代|码")]
    [InlineData("안녕하세요 세계!", "xxbos|안녕하세요|세계|!")]
    [InlineData("𠀀𠀁", "xxbos|𠀀|𠀁")]
    [InlineData("👩‍👩‍👧👍🏽🇫🇷", "xxbos|👩‍👩‍👧|👍🏽|🇫🇷")]
    [InlineData("क्‍षत्रिय", "xxbos|क्‍षत्रिय")]
    [InlineData("a\u3000b\tc", "xxbos|a|b|c")]
    public void A_text_is_cut_into_words(string text, string tokens) => _tokenizer.Tokenize(text).Should().Equal(tokens.Split('|'));

    [Fact]
    public void A_hostile_text_of_a_million_characters_ends_soon()
    {
        _tokenizer.Tokenize(new string('\u0301', 1_000_000) + "中").Should().HaveCount(5);
        _tokenizer.Tokenize(string.Concat(Enumerable.Repeat("中文", 500_000))).Should().HaveCount(1_000_001);
        _tokenizer.Tokenize(string.Concat(Enumerable.Repeat("👩\u200D", 300_000))).Should().HaveCount(2);
    }

    [Fact]
    public void English_gets_English_words_and_every_other_language_words_by_script()
    {
        Tokenizers.For(Language.En).Should().BeOfType<EnglishWordTokenizer>();
        Tokenizers.For(Language.Fr).Should().BeOfType<UnicodeWordTokenizer>();
        Tokenizers.For(Language.Ja).Should().BeOfType<UnicodeWordTokenizer>();
    }
}
