using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Settings.Declarations;

/// <summary>Writes text so that YAML reads it back.</summary>
public static class YamlText
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-");

    /// <summary>The text itself where that is safe, else the text in quotes.</summary>
    public static string Quote(string text)
    {
        var isWord = text is not ("" or "null" or "true" or "false" or ['-', ..]);
        return isWord && !text.AsSpan().ContainsAnyExcept(Plain) ? text : InQuotes(text);
    }

    /// <summary>The text in double quotes, control characters escaped.</summary>
    public static string InQuotes(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
