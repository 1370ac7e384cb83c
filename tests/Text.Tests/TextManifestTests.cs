using System.Globalization;
using System.Text.Json;
using Text.Rules;
using Text.SentencePiece.Format;

namespace Text.Tests;

/// <summary>Checks each value that the manifest of recorded texts contains in addition to the texts.</summary>
public sealed class TextManifestTests
{
    private static readonly Dictionary<string, Action<Tally, string, JsonElement>> Checks = new()
    {
        ["n_cases"] = (tally, folder, value) => tally.Compare("cases.json", Cases(folder).Length, value.GetInt32()),
        ["rules_in_order"] = (tally, folder, value) => CompareFold(tally, folder, value, TextRules.Apply),
        ["post_rules"] = (tally, folder, value) => CompareFold(tally, folder, value, TextRules.ApplyToToken),
        ["special_tokens"] = (tally, _, value) => tally.Compare("in order", SpecialTokens.All, value.Deserialize<string[]>()!),
        ["make_vocab_padding"] = ComparePadding,
        ["two_text_columns_mark_fields"] = CompareFields,
        ["sp_vocab_size"] = (tally, folder, value) => tally.Compare("spm.model", Pieces(folder).Count, value.GetInt32()),
        ["sp_unk_id"] = (tally, folder, value) => tally.Compare(
            "spm.model", Pieces(folder).ToList().FindIndex(piece => piece.Type == PieceType.Unknown), value.GetInt32()),
        ["sp_pieces_first_40"] = (tally, folder, value) => tally.Compare(
            "spm.model", [.. Pieces(folder).Take(value.GetArrayLength()).Select(piece => piece.Text)], value.Deserialize<string[]>()!),
    };

    public static IEnumerable<TheoryDataRow<string, string>> Recorded =>
        from row in Golden.FixturesLike("e_tok")
        from name in row.Skip is null ? Values(row.Data).EnumerateObject().Select(value => value.Name) : [""]
        select new TheoryDataRow<string, string>(row.Data, name)
        {
            Skip = row.Skip,
            TestDisplayName = row.Skip is null ? $"{row.TestDisplayName}: {name}" : null,
        };

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Recorded))]
    public void A_value_of_the_manifest_holds(string folder, string name)
    {
        if (!Checks.TryGetValue(name, out var check))
            Assert.Skip($"unknown value {name}");
        var tally = new Tally(name);
        check!(tally, folder, Values(folder).GetProperty(name));
        Tally.Report(tally);
    }

    /// <summary>The named rules, applied in order, give the same result as ours.</summary>
    private static void CompareFold(Tally tally, string folder, JsonElement rules, Func<string, string> ours)
    {
        foreach (var raw in Cases(folder).Select(golden => golden.String("raw")))
            tally.Compare(raw, ours(raw), rules.Deserialize<string[]>()!.Aggregate(raw, (text, rule) => FastAiRules.Apply(rule, text)));
    }

    /// <summary>The size of the vocabulary for the given number of words.</summary>
    private static void ComparePadding(Tally tally, string folder, JsonElement sizes)
    {
        foreach (var size in sizes.EnumerateObject())
        {
            var count = int.Parse(size.Name, CultureInfo.InvariantCulture);
            var words = Enumerable.Range(0, count).Select(number => KeyValuePair.Create($"w{number}", Vocabulary.DefaultMinFrequency));
            tally.Compare($"{count} words", Vocabulary.Build(words).Count, size.Value.GetInt32());
        }
    }

    /// <summary>The tokens of texts that fastai joined from two columns. Only the tokens are recorded.</summary>
    private static void CompareFields(Tally tally, string folder, JsonElement texts)
    {
        foreach (var tokens in texts.Deserialize<string[][]>()!)
            tally.Compare(tokens, FastAiRules.CutAtSpaces(Unmark(tokens)), tokens);
    }

    /// <summary>Returns a text in which the rules find what the markers among the tokens describe.</summary>
    private static string Unmark(string[] tokens)
    {
        var (words, rest) = (new List<string>(), new Queue<string>(tokens.Skip(1)));
        while (rest.TryDequeue(out var token))
        {
            words.Add(token switch
            {
                SpecialTokens.AllCaps => rest.Dequeue().ToUpperInvariant(),
                SpecialTokens.Capitalized => rest.Dequeue() is var word ? char.ToUpperInvariant(word[0]) + word[1..] : "",
                SpecialTokens.RepeatedCharacter => rest.Dequeue() is var count
                    ? string.Concat(Enumerable.Repeat(rest.Dequeue(), int.Parse(count, CultureInfo.InvariantCulture))) : "",
                _ => token,
            });
        }

        return string.Join(' ', words);
    }

    private static JsonElement Values(string folder) => JsonRecords.File(folder, "manifest.json").GetProperty("values");

    private static JsonElement[] Cases(string folder) => [.. JsonRecords.File(folder, "cases.json").GetProperty("cases").EnumerateArray()];

    private static IReadOnlyList<PieceEntry> Pieces(string folder) =>
        ModelReader.Read(File.ReadAllBytes(JsonRecords.Require(folder, "spm.model"))).Pieces;
}
