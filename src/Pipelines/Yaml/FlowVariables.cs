using System.Text.RegularExpressions;

namespace Pipelines.Yaml;

/// <summary>
/// Lets <c>${NAME}</c> stand without quotes in flow maps and lists, where YAML takes a brace for the end of a plain scalar:
/// its braces are hidden from the parser behind two private characters, so no column moves.
/// </summary>
internal static partial class FlowVariables
{
    private const char HiddenOpening = '\uF8F0';
    private const char HiddenClosing = '\uF8F1';
    private const int DeepestDefault = 10;

    public static string Hide(string text)
    {
        if (text.AsSpan().ContainsAny(HiddenOpening, HiddenClosing))
            return text;
        // From the innermost default outwards.
        for (var depth = 0; depth < DeepestDefault && Variable().IsMatch(text); depth++)
            text = Variable().Replace(text, $"${HiddenOpening}$1{HiddenClosing}");
        return text;
    }

    public static string Show(string scalar) => scalar.Replace(HiddenOpening, '{').Replace(HiddenClosing, '}');

    [GeneratedRegex(@"\$\{([A-Za-z_][^{}""'\r\n]*)\}")]
    private static partial Regex Variable();
}
