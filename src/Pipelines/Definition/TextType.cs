using System.Text.RegularExpressions;
using Pipelines.Yaml;

namespace Pipelines.Definition;

/// <summary>Text, of a certain form where there is a <paramref name="pattern"/>. What YAML would take for a number or a truth value is text here.</summary>
internal sealed class TextType(string? pattern, string? expected) : ScalarType
{
    private readonly Regex? _pattern = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant);

    public string? Pattern => pattern;

    public override string Expected => expected ?? "text";

    public override string? Read(ScalarNode scalar, out object? value)
    {
        value = scalar.Text;
        return _pattern is null || _pattern.Match(scalar.Text) is { Success: true } match && match.Length == scalar.Text.Length ? null : Expected;
    }
}
