using System.Text.Json;
using Text.Rules;

namespace Text.Tests;

public sealed class TextRulesTests
{
    public static IEnumerable<TheoryDataRow<string>> Recorded => Golden.FixturesLike("e_tok", "cases.json");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void Each_rule_alone_equals_fastais(string folder)
    {
        var cases = Cases(folder);
        foreach (var rule in cases.SelectMany(golden => Names(golden.GetProperty("per_rule"))).Distinct())
        {
            var tally = new Tally(rule);
            foreach (var golden in cases)
                tally.Compare(golden.String("raw"), FastAiRules.Apply(rule, golden.String("raw")), golden.GetProperty("per_rule").String(rule));
            Tally.Report(tally);
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void Each_rule_after_those_before_it_equals_fastais(string folder)
    {
        var (steps, all) = (new Tally("each step"), new Tally("all rules"));
        foreach (var golden in Cases(folder))
        {
            var text = golden.String("raw");
            foreach (var rule in Names(golden.GetProperty("chain")))
                steps.Compare((string[])[golden.String("raw"), rule], text = FastAiRules.Apply(rule, text), golden.GetProperty("chain").String(rule));
            all.Compare(golden.String("raw"), TextRules.Apply(golden.String("raw")), golden.String("after_rules"));
        }

        Tally.Report(steps, all);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void Tokens_cut_at_spaces_equal_fastais(string folder)
    {
        var tally = new Tally("tokens cut at spaces");
        foreach (var golden in Cases(folder))
            tally.Compare(golden.String("raw"), FastAiRules.CutAtSpaces(golden.String("raw")), golden.Strings("base_tokens"));
        Tally.Report(tally);
    }

    [Fact]
    public void A_token_shows_its_spaces() => TextRules.ApplyToToken("\n ").Should().Be("\n▁");

    private static JsonElement[] Cases(string folder) => [.. JsonRecords.File(folder, "cases.json").GetProperty("cases").EnumerateArray()];

    private static IEnumerable<string> Names(JsonElement record) => record.EnumerateObject().Select(property => property.Name);
}
