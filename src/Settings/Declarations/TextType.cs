using System.Text.RegularExpressions;

namespace Settings.Declarations;

/// <summary>Text, of a certain form where there is a pattern; what YAML takes for a number or a truth value is text here.</summary>
public sealed class TextType(string? pattern, string? expected) : ScalarType
{
    private readonly Regex? _pattern = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant);

    public string? Pattern => pattern;

    public override string Expected => expected ?? "text";

    /// <summary>Whether nothing is left over: to .NET, unlike ECMAScript, <c>$</c> stands before a line break at the end too.</summary>
    public static bool IsWhole(Match match, string text) => match.Success && match.Length == text.Length;

    public override string? Read(ScalarText scalar, out object? value)
    {
        value = scalar.Text;
        return _pattern is null || IsWhole(_pattern.Match(scalar.Text), scalar.Text) ? null : Expected;
    }
}
