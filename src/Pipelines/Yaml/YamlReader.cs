using Settings.Declarations;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pipelines.Yaml;

/// <summary>Reads one YAML document into a tree of nodes with positions, within bounds that no honest pipeline file meets.</summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 20;
    private const int MostNodes = 20_000;
    private const string TextTag = "tag:yaml.org,2002:str";
    private const string MergeKey = "<<";

    private readonly SourceText _source;
    private readonly Mistakes _mistakes;
    private readonly Parser _parser;
    private readonly Dictionary<string, Node> _anchors = [];
    private Position _last;
    private int _nodes;

    private YamlReader(SourceText source, string text, Mistakes mistakes)
    {
        (_source, _mistakes, _last) = (source, mistakes, source.Start);
        _parser = new Parser(new StringReader(FlowVariables.Hide(text)));
    }

    /// <param name="source">What messages point into.</param>
    /// <param name="text">The text to read, laid out so that its lines and columns are those of <paramref name="source"/>.</param>
    /// <param name="mistakes">Takes what can be read past, such as duplicate keys.</param>
    /// <returns>The root, or null where there is nothing but comments.</returns>
    /// <exception cref="UnreadableException">The text is not YAML, or not within bounds.</exception>
    public static Node? Read(SourceText source, string text, Mistakes mistakes) => new YamlReader(source, text, mistakes).ReadDocument();

    private Node? ReadDocument()
    {
        Next();
        if (Next() is StreamEnd)
            return null;
        var root = ReadNode(Next(), path: "", depth: 0);
        Next();
        return Next() is StreamEnd
            ? root
            : throw Unreadable("a second document, and a pipeline file holds one", "Move it to a file of its own");
    }

    private Node ReadNode(ParsingEvent current, string path, int depth)
    {
        var at = _last;
        if (++_nodes > MostNodes)
            throw Unreadable($"more than {MostNodes} values", "A pipeline file is far smaller: is this the right file?");
        if (depth > DeepestNesting)
            throw Unreadable($"nested deeper than {DeepestNesting} levels", "A pipeline file needs four: is this the right file?");
        if (current is AnchorAlias alias)
            return Anchored(alias.Value.Value);
        if (current is not NodeEvent started)
            throw Unreadable("a key without a value, or a value without a key", "Try: key: value"); // the parser lets { : , } through
        CheckTag(started);
        var node = current switch
        {
            Scalar scalar => new ScalarNode(at, FlowVariables.Show(scalar.Value), scalar.Style != ScalarStyle.Plain || IsTextTag(scalar)),
            SequenceStart => ReadList(at, path, depth),
            _ => ReadMap(at, path, depth),
        };
        if (!started.Anchor.IsEmpty)
            _anchors[started.Anchor.Value] = node;
        return node;
    }

    private Node Anchored(string anchor)
    {
        if (!_anchors.TryGetValue(anchor, out var node))
            throw Unreadable($"the alias *{anchor} has no anchor above it", $"Put &{anchor} before the value it repeats");
        return node;
    }

    private Node ReadList(Position at, string path, int depth)
    {
        var items = new List<Node>();
        while (Next() is var item and not SequenceEnd)
            items.Add(ReadNode(item, path, depth + 1));
        return Bounded(new ListNode(at, items));
    }

    private Node ReadMap(Position at, string path, int depth)
    {
        var entries = new Dictionary<string, MapEntry>();
        var merged = new List<MapNode>();
        while (Next() is var current and not MappingEnd)
        {
            var keyAt = _last;
            var key = ReadNode(current, path, depth + 1) as ScalarNode
                ?? throw Unreadable(keyAt, "a key must be one word", "Try: key: value");
            var keyPath = path.Length == 0 ? key.Text : $"{path}.{key.Text}";
            var value = ReadNode(Next(), keyPath, depth + 1);
            if (key is { Text: MergeKey, Quoted: false })
                merged.AddRange(MapsIn(value));
            else if (!entries.TryAdd(key.Text, new MapEntry(key.Text, keyAt, value)))
                ReportDuplicate(keyPath, keyAt, entries[key.Text]);
        }
        foreach (var entry in merged.SelectMany(map => map.Entries))
            entries.TryAdd(entry.Key, entry);
        return Bounded(new MapNode(at, [.. entries.Values]));
    }

    private static IReadOnlyList<MapNode> MapsIn(Node merged) => (merged is ListNode list ? list.Items : [merged])
        .Select(node => node as MapNode
            ?? throw Unreadable(node.At, $"{MergeKey} merges a map, got {node.Described}", $"Try: {MergeKey}: *anchor"))
        .ToList();

    private void ReportDuplicate(string path, Position at, MapEntry first) =>
        _mistakes.Add(at, $"{YamlText.Quote(path)}: duplicate key, first given on line {first.At.Line}", "Keep one of the two");

    private Node Bounded(Node node) => node.Weight <= MostNodes
        ? node
        : throw Unreadable(node.At, $"its aliases unfold to more than {MostNodes} values", "Write out what is meant");

    private void CheckTag(NodeEvent node)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value != TextTag)
            throw Unreadable($"YAML tags such as {node.Tag.Value} have no meaning in a pipeline file", "Write the value alone");
    }

    private static bool IsTextTag(Scalar scalar) => !scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific && scalar.Tag.Value == TextTag;

    private ParsingEvent Next()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (YamlException e)
        {
            throw SyntaxError(At(e.Start), e.Message);
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet 18 throws where a line that looks like a key cuts a flow list short.
            throw SyntaxError(_last, "while parsing a flow list, did not find the closing ']'.");
        }
        var current = _parser.Current!;
        _last = At(current.Start);
        return current;
    }

    private UnreadableException SyntaxError(Position at, string message)
    {
        if (message.Contains(" tab", StringComparison.Ordinal) && IndentingTab() is { } tab)
            return Unreadable(tab, "indented with a tab", "YAML takes spaces only");
        if (string.IsNullOrWhiteSpace(at.LineText))
            at = _last;
        var suggestion = "Check the indentation, colons, quotes and brackets here and in the line above";
        if (at.LineText.Contains("${", StringComparison.Ordinal))
            suggestion = "Put quotes around a value with ${…}";
        else if (message.Contains("invalid mapping", StringComparison.Ordinal))
            suggestion = "Put quotes around a value that holds \": \", or mend the indentation";
        return Unreadable(at, $"not valid YAML: {char.ToLowerInvariant(message[0])}{message[1..].TrimEnd('.')}", suggestion);
    }

    /// <summary>The first tab, from the last value on, that indents a line; the parser's own mark is often the file's start.</summary>
    private Position? IndentingTab()
    {
        for (var line = _last.Line; line <= _source.Lines.Count; line++)
        {
            if (_source.Lines[line - 1].TrimStart(' ').StartsWith('\t'))
                return new Position(_source, line, _source.Lines[line - 1].IndexOf('\t') + 1);
        }
        return null;
    }

    private Position At(Mark mark) => new(_source, (int)mark.Line, (int)mark.Column);

    private UnreadableException Unreadable(string message, string suggestion) => Unreadable(_last, message, suggestion);

    private static UnreadableException Unreadable(Position at, string message, string suggestion) => new(at, message, suggestion);
}
