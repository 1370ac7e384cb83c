using Pipelines.Yaml;
using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>Reads the <c>key.path=value</c> of the command line as if they stood in a file nearer than any other.</summary>
internal static class Overrides
{
    private const string SourceName = "--set";

    /// <returns>What the overrides say, the last one winning; null when there are none.</returns>
    public static MapNode? Read(IReadOnlyList<string> overrides, Mistakes mistakes)
    {
        var lines = overrides.Select(text => text.ReplaceLineEndings(" ")).ToList();
        var source = mistakes.Open(SourceName, string.Join("\n", lines));
        MapNode? all = null;
        for (var i = 0; i < lines.Count; i++)
        {
            try
            {
                var one = ReadOne(new Position(source, i + 1, 1), lines[i], overrides[i], mistakes);
                all = all is null ? one : one.Over(all);
            }
            catch (UnreadableException e)
            {
                mistakes.Add(e);
            }
        }
        return all;
    }

    private static MapNode ReadOne(Position at, string line, string text, Mistakes mistakes)
    {
        var equals = line.IndexOf('=');
        var keys = equals < 0 ? [] : line[..equals].Split('.');
        if (keys.Length == 0 || keys.Any(string.IsNullOrWhiteSpace))
            throw new UnreadableException(at, $"expected key.path=value, got {YamlText.InQuotes(line)}", "Try: --set training.epochs=1");

        var value = ReadValue(at with { Column = equals + 2 }, line, text[(text.IndexOf('=') + 1)..], mistakes);
        var end = equals;
        foreach (var key in keys.Reverse())
        {
            var keyAt = at with { Column = end - key.Length + 1 };
            value = new MapNode(keyAt, [new MapEntry(key.Trim(), keyAt, value)]);
            end -= key.Length + 1;
        }
        return (MapNode)value;
    }

    /// <summary>Flow lists, flow maps and quoted text are YAML; anything else is taken to the letter, colons and all.</summary>
    private static Node ReadValue(Position at, string line, string value, Mistakes mistakes)
    {
        if (value.TrimStart() is not ['[' or '{' or '"' or '\'', ..])
            return new ScalarNode(at, value, Quoted: false);
        var before = new string('\n', at.Line - 1) + new string(' ', at.Column - 1);
        return YamlReader.Read(at.Source, before + line[(at.Column - 1)..], mistakes)!;
    }
}
