using System.Text.RegularExpressions;
using CsCheck;
using Text.Rules;

namespace Text.Tests;

/// <summary>Compares the hand-written scanners with the patterns they replace, with Python's character classes written out.</summary>
public sealed partial class RulePatternTests
{
    private const string Space = @"\s\x1C-\x1F";
    private const string Word = @"\p{L}\p{N}_";

    private static readonly Gen<string> Texts = Gen.OneOf(
        " ", "  ", "\n", "\u00A0", "\x1C", "\u2009", "\u200B", "a", "b", "le",
        "le ", "la ", "le\n", "LE", "Le", "É", "é", "A", "aB", "_", "²", "Ⅳ",
        "-", ".", "!", "!!!", "\u0301", "‿", "#", "/", "\\", "İ", "ß", "ok ok ok", "le le le", "123", "ﬁ")
        .Array[0, 14].Select(parts => string.Concat(parts));

    [Fact]
    public void Repeated_characters_are_those_of_the_pattern() => Texts.Sample(text =>
        RepeatedCharacters.Apply(text).Should().Be(RepeatedCharactersPattern().Replace(
            text, match => $" xxrep {match.Groups[2].Length + 1} {match.Groups[1].Value} ")));

    [Fact]
    public void Repeated_words_are_those_of_the_pattern() => Texts.Sample(text =>
        RepeatedWords.Apply(text).Should().Be(RepeatedWordsPattern().Replace(text, match =>
            $" xxwrep {SpacePattern().Count(match.Groups[2].Value) + 2} {match.Groups[1].Value} {match.Groups[3].Value}")));

    [Fact]
    public void Useless_spaces_are_those_of_the_pattern() => Texts.Sample(text =>
        UselessSpaces.Apply(text).Should().Be(UselessSpacesPattern().Replace(text, " ")));

    [Fact]
    public void Spaced_symbols_are_those_of_the_pattern() => Texts.Sample(text =>
        SpacedSymbols.Apply(text).Should().Be(SpacedSymbolsPattern().Replace(text, " $1 ")));

    [Fact]
    public void Words_in_capitals_are_those_of_the_pattern() => Texts.Sample(text =>
        CapitalMarks.MarkAllCaps(text).Should().Be(AllCapsPattern().Replace(text, match => Marked(match, "xxup "))));

    [Fact]
    public void Capitalized_words_are_those_of_the_pattern() => Texts.Sample(text =>
        CapitalMarks.MarkCapitalized(text).Should().Be(CapitalizedPattern().Replace(text, match => Marked(match, "xxmaj "))));

    private static string Marked(Match match, string mark) =>
        match.Groups[1].Value + (match.Groups[2].Length > 1 ? mark : "") + LowerCase.ToLower(match.Groups[2].Value);

    [GeneratedRegex($@"([^{Space}])(\1{{2,}})")]
    private static partial Regex RepeatedCharactersPattern();

    [GeneratedRegex($@"(?:[{Space}]|^)([{Word}]+)[{Space}]+((?:\1[{Space}]+)+)\1([{Space}]|[^{Word}]|$)")]
    private static partial Regex RepeatedWordsPattern();

    [GeneratedRegex($"[{Space}]+")]
    private static partial Regex SpacePattern();

    [GeneratedRegex(" {2,}")]
    private static partial Regex UselessSpacesPattern();

    [GeneratedRegex(@"([/#\\])")]
    private static partial Regex SpacedSymbolsPattern();

    [GeneratedRegex($@"([{Space}]|^)([A-Z]+[^a-z{Space}]*)(?=([{Space}]|$))")]
    private static partial Regex AllCapsPattern();

    [GeneratedRegex($@"([{Space}]|^)([A-Z][^A-Z{Space}]*)(?=([{Space}]|$))")]
    private static partial Regex CapitalizedPattern();
}
