using System.Text.Json;
using Trainer.Text;
using Trainer.Text.Rules;

namespace Trainer.Tests.Text;

public sealed class TextRulesTests
{
    private static readonly Dictionary<string, Func<string, string>> Rules = new()
    {
        ["fix_html"] = HtmlFixes.Apply,
        ["replace_rep"] = RepeatedCharacters.Apply,
        ["replace_wrep"] = RepeatedWords.Apply,
        ["spec_add_spaces"] = SpacedSymbols.Apply,
        ["rm_useless_spaces"] = UselessSpaces.Apply,
        ["replace_all_caps"] = CapitalMarks.MarkAllCaps,
        ["replace_maj"] = CapitalMarks.MarkCapitalized,
        ["lowercase"] = LowerCase.Apply,
    };

    [Theory]
    [InlineData("fix_html")]
    [InlineData("replace_rep")]
    [InlineData("replace_wrep")]
    [InlineData("spec_add_spaces")]
    [InlineData("rm_useless_spaces")]
    [InlineData("replace_all_caps")]
    [InlineData("replace_maj")]
    [InlineData("lowercase")]
    public void Each_rule_alone_equals_fastais(string rule)
    {
        foreach (var golden in Cases())
        {
            var raw = golden.GetProperty("raw").GetString()!;

            Rules[rule](raw).Should().Be(golden.GetProperty("per_rule").GetProperty(rule).GetString(), "the raw text is {0}", raw);
        }
    }

    [Fact]
    public void All_rules_in_a_row_equal_fastais()
    {
        foreach (var golden in Cases())
        {
            var raw = golden.GetProperty("raw").GetString()!;

            TextRules.Apply(raw).Should().Be(golden.GetProperty("after_rules").GetString(), "the raw text is {0}", raw);
        }
    }

    [Fact]
    public void A_token_shows_its_spaces()
    {
        foreach (var golden in Cases())
        {
            var tokens = golden.GetProperty("after_rules").GetString()!.Split(' ').Select(TextRules.ApplyToToken);

            tokens.Should().Equal(golden.GetProperty("base_tokens").EnumerateArray().Select(token => token.GetString()));
        }

        TextRules.ApplyToToken("\n ").Should().Be("\n▁");
    }

    public static TheoryData<string> HostileTexts => new(
        new string('a', 1_000_000),
        new string(' ', 1_000_000),
        new string('&', 1_000_000),
        string.Concat(Enumerable.Repeat("&#", 500_000)),
        string.Concat(Enumerable.Repeat("Σ'", 500_000)),
        string.Concat(Enumerable.Repeat("a ", 500_000)),
        string.Concat(Enumerable.Repeat("ab ab ", 200_000)),
        "a" + new string(' ', 500_000) + "a" + new string(' ', 500_000) + "b",
        new string('A', 500_000) + "b" + new string('\n', 500_000));

    [Theory]
    [MemberData(nameof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void A_hostile_text_of_a_million_characters_ends_soon(string text) =>
        TextRules.Apply(text).Should().StartWith("xxbos ");

    private static IEnumerable<JsonElement> Cases() => Golden.Json("e_tok", "cases.json").GetProperty("cases").EnumerateArray();
}
