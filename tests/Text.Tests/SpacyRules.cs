using System.Text.Json;
using System.Text.RegularExpressions;

namespace Text.Tests;

/// <summary>
/// spaCy's tokenizer as a direct implementation of its algorithm over its own tables and patterns. It is slow and not suitable for hostile
/// texts.
/// </summary>
internal sealed class SpacyRules
{
    private readonly Regex _prefix;
    private readonly Regex _suffix;
    private readonly Regex _infix;
    private readonly Regex _tokenMatch;

    public SpacyRules(string path)
    {
        var rules = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        var patterns = rules.GetProperty("dotnet");
        _prefix = Pattern(patterns.GetProperty("prefix"));
        _suffix = Pattern(patterns.GetProperty("suffix"));
        _infix = Pattern(patterns.GetProperty("infix"));
        _tokenMatch = Pattern(patterns.GetProperty("token_match")[0]);
        Exceptions = rules.GetProperty("exceptions").Deserialize<Dictionary<string, string[]>>()!;
    }

    public Dictionary<string, string[]> Exceptions { get; }

    /// <summary>Returns the tokens of a text without white space.</summary>
    public List<string> SplitWord(string word)
    {
        var (prefixes, suffixes) = (new List<string>(), new List<string>());
        for (var last = -1; word.Length > 0 && word.Length != last && !Exceptions.ContainsKey(word);)
        {
            last = word.Length;
            var prefix = _prefix.Match(word).Length;
            var suffix = _suffix.Match(word).Length;
            if (prefix > 0 && Exceptions.ContainsKey(word[prefix..]))
                suffix = 0;
            else if (suffix > 0 && Exceptions.ContainsKey(word[..^suffix]))
                prefix = 0;
            else if (prefix > 0 && prefix + suffix > word.Length)
                suffix = 0;
            if (prefix > 0)
                prefixes.Add(word[..prefix]);
            if (suffix > 0)
                suffixes.Insert(0, word[^suffix..]);
            word = word[prefix..^suffix];
        }

        return [.. prefixes, .. Middle(word), .. suffixes];
    }

    private IEnumerable<string> Middle(string word)
    {
        if (word.Length == 0)
            return [];
        if (Exceptions.TryGetValue(word, out var parts))
            return parts;
        return _tokenMatch.IsMatch(word) ? [word] : Cut(word);
    }

    private IEnumerable<string> Cut(string word)
    {
        var start = 0;
        foreach (Match match in _infix.Matches(word))
        {
            if (match.Index > start)
                yield return word[start..match.Index];
            yield return match.Value;
            start = match.Index + match.Length;
        }

        if (start < word.Length)
            yield return word[start..];
    }

    private static Regex Pattern(JsonElement pattern) => new(pattern.GetString()!, RegexOptions.CultureInvariant);
}
