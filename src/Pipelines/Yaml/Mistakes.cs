namespace Pipelines.Yaml;

/// <summary>Collects what is wrong while loading goes on.</summary>
internal sealed class Mistakes
{
    private readonly List<(Position At, PipelineMistake Mistake)> _found = [];
    private readonly List<SourceText> _sources = [];

    public bool Any => _found.Count > 0;

    /// <summary>Makes a text known, in whose order the mistakes are shown.</summary>
    public SourceText Open(string name, string text)
    {
        var source = new SourceText(name, text);
        _sources.Add(source);
        return source;
    }

    public void Add(Position at, string message, string suggestion) =>
        _found.Add((at, new PipelineMistake(at.Source.Name, at.Line, at.Column, message, at.LineText, suggestion)));

    public void Add(UnreadableException unreadable) => Add(unreadable.At, unreadable.Message, unreadable.Suggestion);

    public PipelineFileException ToException() =>
        new([.. _found.OrderBy(found => _sources.IndexOf(found.At.Source))
            .ThenBy(found => found.At.Line)
            .ThenBy(found => found.At.Column)
            .Select(found => found.Mistake)
            .Distinct()]);
}
