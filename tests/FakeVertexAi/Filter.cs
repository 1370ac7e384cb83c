using System.Text.RegularExpressions;

namespace FakeVertexAi;

/// <summary>The part of Google's filter language that lists of jobs and logs are asked with.</summary>
/// <remarks>https://google.aip.dev/160, https://cloud.google.com/logging/docs/view/logging-query-language</remarks>
internal sealed partial class Filter
{
    private readonly Queue<string> _tokens;
    private readonly Func<string, string?> _valueOf;

    private Filter(string text, Func<string, string?> valueOf)
    {
        var end = 0;
        _tokens = new Queue<string>(TokenPattern().Matches(text).Select(match =>
        {
            if (text[end..match.Index].Trim().Length > 0)
                throw Invalid(text[end..match.Index]);
            end = match.Index + match.Length;
            return match.Value;
        }));
        _valueOf = valueOf;
    }

    /// <param name="valueOf">The value of a field; null for one that is not set.</param>
    /// <exception cref="ApiError">The filter is none, or of a form this server does not know.</exception>
    public static bool Matches(string text, Func<string, string?> valueOf)
    {
        if (text.Trim().Length == 0)
            return true;
        var filter = new Filter(text, valueOf);
        var matches = filter.Any();
        return filter._tokens.Count == 0 ? matches : throw Invalid(filter._tokens.Peek());
    }

    private bool Any()
    {
        var matches = All();
        while (Accept("OR"))
            matches = All() | matches;
        return matches;
    }

    private bool All()
    {
        var matches = One();
        while (Accept("AND"))
            matches = One() & matches;
        return matches;
    }

    private bool One()
    {
        if (!Accept("("))
            return Compare(Take(), Take(), Take());
        var matches = Any();
        return Accept(")") ? matches : throw Invalid("(");
    }

    private bool Compare(string field, string comparison, string wanted)
    {
        var value = _valueOf(field);
        wanted = wanted.Trim('"');
        if (comparison == ":" && wanted == "*")
            return value is not null;
        if (value is null)
            return comparison == "!=";
        var order = field.EndsWith("imestamp", StringComparison.Ordinal)
            ? DateTimeOffset.Parse(value).CompareTo(DateTimeOffset.Parse(wanted))
            : string.CompareOrdinal(value, wanted);
        return comparison switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw Invalid(comparison),
        };
    }

    private bool Accept(string token) => _tokens.TryPeek(out var next) && next == token && _tokens.Dequeue() == token;

    private string Take() => _tokens.TryDequeue(out var token) ? token : throw Invalid("");

    private static ApiError Invalid(string part) => new(400, "INVALID_ARGUMENT", $"Invalid filter at \"{part}\".");

    [GeneratedRegex("""[()]|!=|<=|>=|[=<>:]|"[^"]*"|[^\s()=<>:!"]+""")]
    private static partial Regex TokenPattern();
}
