using System.Collections.Frozen;

namespace Text.English;

/// <summary>Words that do not follow the splitting rules, with their parts. Built from the lists in <see cref="ExceptionLists"/>.</summary>
internal static class Exceptions
{
    private const char Apostrophe = '\'';
    private const char CurlyApostrophe = '’';

    public static FrozenDictionary<string, string[]> All { get; } = Build();

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = All.Keys.Max(word => word.Length);

    /// <summary>Returns the parts of <paramref name="word"/>, or null when it is not an exception.</summary>
    /// <remarks>Checks the length first, so that a word of a million characters is not hashed again for each piece split off it.</remarks>
    public static string[]? Find(ReadOnlySpan<char> word) =>
        word.Length <= Longest && Lookup.TryGetValue(word, out var parts) ? parts : null;

    private static FrozenDictionary<string, string[]> Build()
    {
        var all = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var parts in Contractions().Concat(Hours()).Concat(ExceptionLists.Whole.Select(word => new[] { word })))
            all[string.Concat(parts)] = parts;
        foreach (var word in ExceptionLists.OrdinaryWords)
        {
            all.Remove(word);
            all.Remove(Capitalize(word));
        }

        foreach (var (word, parts) in all.Where(pair => pair.Key.Contains(Apostrophe)).ToList())
            all[Curl(word)] = Array.ConvertAll(parts, Curl);
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string[]> Contractions()
    {
        var contractions = Combine(ExceptionLists.Pronouns, "'ll", "'ll've", "'d", "'d've")
            .Concat(Combine(ExceptionLists.PronounsWithHave, "'ve"))
            .Concat(Combine(ExceptionLists.PronounsWithAre, "'re"))
            .Concat(Combine(ExceptionLists.PronounsWithIs, "'s"))
            .Concat(Combine(ExceptionLists.QuestionWords, "'s", "'ll", "'ll've", "'re", "'ve", "'d", "'d've"))
            .Concat(Combine(ExceptionLists.Modals, "'ve"))
            .Concat(Combine(ExceptionLists.NegatedWithHave, "n't", "n't've"))
            .Concat(Combine(ExceptionLists.Negated, "n't"))
            .Append(["i", "'m"]).Append(["i", "'m", "a"]).Append(["not", "'ve"]);
        var unspelled = contractions.SelectMany(parts => new[] { parts, Array.ConvertAll(parts, WithoutApostrophe) });
        foreach (var parts in unspelled.Concat(ExceptionLists.Split))
        {
            yield return parts;
            yield return [Capitalize(parts[0]), .. parts[1..]];
        }

        foreach (var word in ExceptionLists.DroppedEndings.SelectMany(word => new[] { word, word + Apostrophe }))
        {
            yield return [word];
            yield return [Capitalize(word)];
        }

        yield return ["y'", "all"];
        yield return ["y", "all"];
    }

    /// <summary>
    /// Combines each word with each ending. An ending is split before its second apostrophe: you + 'll've gives you, 'll, 've.
    /// </summary>
    private static IEnumerable<string[]> Combine(string words, params string[] endings) =>
        from word in words.Split(' ')
        from ending in endings
        let last = ending.LastIndexOf(Apostrophe)
        select last > 1 ? new[] { word, ending[..last], ending[last..] } : [word, ending];

    private static IEnumerable<string[]> Hours() =>
        from hour in Enumerable.Range(1, 12)
        from half in new[] { "a.m.", "am", "p.m.", "pm" }
        select new[] { $"{hour}", half };

    private static string Capitalize(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string WithoutApostrophe(string part) => part.Replace("'", "", StringComparison.Ordinal);

    private static string Curl(string part) => part.Replace(Apostrophe, CurlyApostrophe);
}
