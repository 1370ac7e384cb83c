using CsCheck;
using Text.English;

namespace Text.Tests;

/// <summary>Compares the hand-written matchers with spaCy's own tables and patterns, on texts unlike the recorded ones.</summary>
public sealed class SpacyRulesTests
{
    private static readonly EnglishWords Words = new();
    private static readonly Lazy<SpacyRules> SharedRules = new(() => new SpacyRules(Golden.Words("en.rules.json")));

    private static readonly string[] Letters =
    [
        "a", "b", "s", "S", "I", "x", "A", "Z", "é", "É", "ß", "и", "И", "Σ", "ς", "中", "ひ", "ـ", "ا", "가", "ǅ", "ʔ", "𞸀", "𠀀", "𝒜",
        "①", "\u0301",
    ];

    private static readonly string[] Signs =
    [
        ".", "..", "...", "…", "……", ",", ":", ";", "!", "?", "(", ")", "[", "]", "{", "}", "<", ">", "_", "#", "*", "&", "'", "’",
        "‘", "\"", "“", "`",
        "-", "--", "---", "–", "—", "——", "~", "+", "=", "/", "\\", "%", "$", "£", "€", "US$", "C$", "A$", "§", "°", "^", "|", "@",
        "©", "😀", "🏽", "︵", "·", "۔",
    ];

    private static readonly string[] Numbers =
        ["0", "1", "9", "10", "12am", "3p.m.", "²", "٣", "km", "kg", "m/s", "тб", "тбكم", "كم", "°C", "°F.", "GB", "5"];

    private static readonly string[] WordParts =
    [
        "can't", "cant", "I'm", "he's", "’s", "'S", "n't", "'ve", "don't", "U.S.", "NASA", "e.g.", "Mr.", "a.m.", "Dr.", ":)", ":-(",
        "xD", "(^_^)", "<3",
        "o'clock", "gonna", "let's", "and/or", "C++", "id", "its", "were", "Ph.D.", "y'all",
    ];

    private static readonly string[] UrlParts =
    [
        "http://", "https://", "ftp.", "a+b-c://", "x://", "www.", "example", "xn--a_b", ".com", ".co.uk", ".COM", ".c", ".中国", ".😀",
        "/path", "?q=1", "#top", "@",
        "user:pw@", ":80", ":8", ":123456", ":٣٣", "10.0.0.1", "127.0.0.1", "192.168.1.1", "172.16.0.1", "172.32.0.1", "169.254.1.1",
        "8.8.8.8", "223.255.255.254",
        "224.0.0.1", "1.2.3.255", "1.2.3", "256", ".", "0", "-", "_", "¡", "。", "é", "a",
    ];

    private readonly SpacyRules _rules = SharedRules.Value;

    [Fact]
    public void Words_of_letters_and_signs_equal_the_patterns() => Compare([.. Letters, .. Signs]);

    [Fact]
    public void Words_with_numbers_equal_the_patterns() => Compare([.. Numbers, .. Numbers, .. Signs, .. Letters]);

    [Fact]
    public void Contractions_equal_the_patterns() => Compare([.. WordParts, .. WordParts, .. Signs]);

    [Fact]
    public void Addresses_equal_the_patterns() => Compare(UrlParts);

    [Fact]
    public void Long_host_names_equal_the_patterns()
    {
        foreach (var length in new[] { 1, 2, 62, 63, 64, 65 })
        {
            foreach (var name in new[] { new string('a', length), new string('é', length), string.Concat(Enumerable.Repeat("𠀀", length)) })
            {
                Compare($"{name}.com-a,b");
                Compare($"a-b.{name}");
                Compare($"-{name}.a,b");
            }
        }
    }

    [Fact]
    public void Every_exception_is_split_like_spaCys()
    {
        foreach (var (word, parts) in _rules.Exceptions)
            Words.Split(word).Should().Equal(parts, "the word is {0}", word);
    }

    [Fact]
    public void Every_character_is_of_spaCys_classes()
    {
        var codePoints = Enumerable.Range(0x21, 0xD7DF).Concat(Enumerable.Range(0xE000, 0x22000));
        var characters = codePoints.Where(codePoint => !IsInsideLargeBlock(codePoint)).Select(char.ConvertFromUtf32);
        foreach (var character in characters.Where(character => !char.IsWhiteSpace(character, 0)))
        {
            Compare($"x,{character}");
            Compare($"1{character}.A");
            Compare($"a.{character}b");
            Compare($"A{character}.");
            Compare($"a{character}b");
        }
    }

    /// <summary>The blocks of Han and Hangul start and end at multiples of 16; the code points inside behave alike.</summary>
    private static bool IsInsideLargeBlock(int codePoint) =>
        codePoint is (> 0x3400 and < 0xA000) or (> 0xAC00 and < 0xD7A0) or > 0x20000 && codePoint % 16 is not (0 or 15);

    private void Compare(string[] parts) =>
        Gen.OneOf(parts).Array[1, 7].Select(chosen => string.Concat(chosen)).Sample(Compare, iter: 5_000);

    private void Compare(string word)
    {
        var (actual, expected) = (Words.Split(word), _rules.SplitWord(word));
        if (!actual.SequenceEqual(expected))
            actual.Should().Equal(expected, "the word is {0}", word);
    }
}
