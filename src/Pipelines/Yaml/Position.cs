namespace Pipelines.Yaml;

/// <summary>A place in a text; lines and columns count from 1, columns in UTF-16 units.</summary>
internal readonly record struct Position(SourceText Source, int Line, int Column)
{
    /// <summary>The line itself; empty past the end.</summary>
    public string LineText => Line <= Source.Lines.Count ? Source.Lines[Line - 1] : "";

    /// <returns>Where <paramref name="token"/> first stands from here on; this very place when it does not.</returns>
    public Position Find(string token)
    {
        for (var line = Line; line <= Source.Lines.Count; line++)
        {
            var index = Source.Lines[line - 1].IndexOf(token, line == Line ? Column - 1 : 0, StringComparison.Ordinal);
            if (index >= 0)
                return new Position(Source, line, index + 1);
        }
        return this;
    }
}
