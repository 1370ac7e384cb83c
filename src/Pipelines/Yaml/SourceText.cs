namespace Pipelines.Yaml;

/// <summary>A text that settings are read from: a file, or the overrides of the command line, one a line.</summary>
internal sealed class SourceText(string name, string text)
{
    // The line breaks of the YAML parser, so that its marks and these lines agree.
    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    private readonly string[] _lines = text.Split(LineBreaks, StringSplitOptions.None);

    /// <summary>The name that messages show.</summary>
    public string Name => name;

    public string Text => text;

    public IReadOnlyList<string> Lines => _lines;

    public Position Start => new(this, 1, 1);
}
