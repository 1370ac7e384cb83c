using System.Text;
using Pipelines.Yaml;
using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>Fills in <c>${NAME}</c> and <c>${NAME:-default}</c>, defaults with variables too; <c>$${</c> stands for <c>${</c>.</summary>
internal sealed class Variables(Func<string, string?> environment, Mistakes mistakes)
{
    private const string Opening = "${";
    private const string Escaped = "$${";
    private const string DefaultMark = ":-";
    private const int DeepestDefault = 10;

    /// <param name="scalar">The scalar as written.</param>
    /// <param name="path">The setting it is for.</param>
    /// <returns>The scalar with its variables filled in and to be typed like a plain one; null after a mistake.</returns>
    public ScalarNode? Fill(ScalarNode scalar, string path)
    {
        if (!scalar.Text.Contains(Opening, StringComparison.Ordinal))
            return scalar;
        var filled = new StringBuilder();
        var next = 0;
        try
        {
            var complete = Append(new Template(scalar, path), ref next, filled, depth: 0);
            return complete ? scalar with { Text = filled.ToString(), Quoted = false, Template = scalar.Text } : null;
        }
        catch (UnreadableException e)
        {
            mistakes.Add(e);
            return null;
        }
    }

    /// <summary>Copies the template up to its end or, inside a default, up to the closing brace.</summary>
    /// <param name="template">What is copied.</param>
    /// <param name="next">Where in the template; moved on.</param>
    /// <param name="output">Takes the copy; null inside a default that is not used.</param>
    /// <param name="depth">The defaults around this place.</param>
    /// <returns>Whether every variable in use is set.</returns>
    private bool Append(Template template, ref int next, StringBuilder? output, int depth)
    {
        var text = template.Text;
        var complete = true;
        while (next < text.Length && (depth == 0 || text[next] != '}'))
        {
            if (StartsWith(text, next, Escaped))
            {
                output?.Append(Opening);
                next += Escaped.Length;
            }
            else if (StartsWith(text, next, Opening))
            {
                complete &= AppendVariable(template, ref next, output, depth);
            }
            else
            {
                output?.Append(text[next]);
                next++;
            }
        }
        return complete;
    }

    private bool AppendVariable(Template template, ref int next, StringBuilder? output, int depth)
    {
        var text = template.Text;
        var start = next;
        var afterName = start + Opening.Length;
        while (afterName < text.Length && (char.IsAsciiLetterOrDigit(text[afterName]) || text[afterName] == '_'))
            afterName++;
        next = afterName;
        var name = text[(start + Opening.Length)..afterName];
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || depth > DeepestDefault)
            throw template.Malformed(start);

        var value = environment(name);
        var hasDefault = StartsWith(text, next, DefaultMark);
        var complete = true;
        if (hasDefault)
        {
            next += DefaultMark.Length;
            complete = Append(template, ref next, string.IsNullOrEmpty(value) ? output : null, depth + 1);
        }
        if (next >= text.Length || text[next] != '}')
            throw template.Malformed(start);
        next++;
        return AppendValue(template, start, name, value, hasDefault, output) && complete;
    }

    private bool AppendValue(Template template, int start, string name, string? value, bool hasDefault, StringBuilder? output)
    {
        if (output is null || (hasDefault && string.IsNullOrEmpty(value)))
            return true;
        if (value is null)
        {
            mistakes.Add(template.At(start), $"{template.Path}: the environment variable {name} is not set",
                $"Set it, or give a default: ${{{name}:-…}}");
        }
        output.Append(value);
        return value is not null;
    }

    private static bool StartsWith(string text, int at, string token) => text.AsSpan(at).StartsWith(token, StringComparison.Ordinal);

    private sealed record Template(ScalarNode Scalar, string Path)
    {
        private const int LongestShown = 40;

        public string Text => Scalar.Text;

        public Position At(int index) => Scalar.At.Find(Token(index));

        public UnreadableException Malformed(int index) => new(
            At(index),
            $"{Path}: malformed variable {YamlText.InQuotes(Token(index))}",
            "Try: ${NAME} or ${NAME:-default}; $${ stands for ${ itself");

        private string Token(int index)
        {
            var end = Text.IndexOfAny(['}', '\n'], index);
            var token = Text[index..(end < 0 ? Text.Length : end + 1)];
            return token.Length > LongestShown ? token[..LongestShown] : token;
        }
    }
}
