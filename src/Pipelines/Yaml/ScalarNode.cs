using System.Globalization;
using Settings.Declarations;

namespace Pipelines.Yaml;

/// <summary>One word or text.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Text">The text, quotes and escapes resolved.</param>
/// <param name="Quoted">Whether it is text whatever it looks like: quoted, or a block of lines.</param>
/// <param name="Template">What the file says where <paramref name="Text"/> was made of it by filling in variables.</param>
internal sealed record ScalarNode(Position At, string Text, bool Quoted, string? Template = null) : Node(At, 1)
{
    private const int LongestShown = 60;

    /// <summary>The value without its place.</summary>
    public ScalarText Value => new(Text, Quoted);

    /// <summary>Whether this is YAML's null: nothing at all, or a word for it.</summary>
    public bool IsNothing => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Described => Shown + (Template is null ? "" : $" from {Template}");

    private string Shown
    {
        get
        {
            if (IsNothing)
                return "nothing";
            var text = Text.Length > LongestShown ? Text[..LongestShown] + "…" : Text;
            if (double.TryParse(text, CultureInfo.InvariantCulture, out _))
                return Quoted ? $"{YamlText.InQuotes(text)} in quotes" : text;
            return YamlText.InQuotes(text);
        }
    }
}
