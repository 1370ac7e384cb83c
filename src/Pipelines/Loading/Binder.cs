using Pipelines.Yaml;
using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>Makes typed records of a tree, and remembers where each value came from.</summary>
/// <param name="variables">Fills in what scalars leave to the environment.</param>
/// <param name="mistakes">Takes every mistake; a value that has one keeps its default.</param>
/// <param name="complete">Whether a key that is not in the tree is truly missing.</param>
internal sealed class Binder(Variables variables, Mistakes mistakes, bool complete)
{
    private readonly Dictionary<string, Position> _places = [];
    private readonly HashSet<string> _unbound = [];

    /// <summary>Binds the root of a pipeline file; its name is still to be given.</summary>
    public PipelineSettings Bind(MapNode root) => (PipelineSettings)Bind(PipelineSections.Root, root, root.At);

    /// <summary>Where the value of a setting stands; where its section begins when it is left to its default.</summary>
    public Position PlaceOf(string path)
    {
        while (!_places.ContainsKey(path))
            path = path[..Math.Max(0, path.LastIndexOf('.'))];
        return _places[path];
    }

    /// <summary>Whether a setting is written anywhere.</summary>
    public bool IsGiven(string path) => _places.ContainsKey(path);

    /// <summary>Whether these settings hold what the user meant, so that rules between them may be checked.</summary>
    public bool Sound(params IEnumerable<string> paths) =>
        complete && !paths.Any(path => _unbound.Any(unbound => $"{path}.".StartsWith($"{unbound}.", StringComparison.Ordinal)));

    private object Bind(Section section, MapNode map, Position at)
    {
        _places[section.Path] = at;
        var record = section.NewInstance();
        foreach (var entry in map.Entries)
        {
            if (section.Find(entry.Key) is { } setting)
                Bind(setting, entry, record);
            else
                mistakes.Add(entry.At, $"{section.PathOf(YamlText.Quote(entry.Key))}: unknown key", UnknownKey.Suggest(section, entry.Key));
        }
        foreach (var missing in section.Settings.Where(setting => setting.Required && map.Find(setting.Name) is null))
        {
            _unbound.Add(missing.Path);
            if (complete)
                mistakes.Add(at, $"{missing.Path}: missing, and required", $"Try: {missing.Sample()}");
        }
        return record;
    }

    private void Bind(Setting setting, MapEntry entry, object record)
    {
        _places[setting.Path] = entry.Value.At;
        var value = Fill(entry.Value, setting.Path);
        if (value is ScalarNode { IsNothing: true } && setting.MayBeNothing)
            return;

        var at = value is ScalarNode { IsNothing: true } ? entry.At : entry.Value.At;
        var bound = (setting.Type, value) switch
        {
            (_, null) => false,
            (SectionType type, MapNode map) => Set(Bind(type.Section, map, entry.At)),
            (ListType type, ListNode { Items.Count: > 0 } list) => Set(BindItems(setting, type, list)),
            (MapType type, MapNode map) => Set(BindMap(setting, type, map)),
            (ScalarType type, ScalarNode { IsNothing: false } scalar) => type.Read(scalar.Value, out var typed) is { } expected
                ? Refuse(setting, scalar, at, expected, type.Repair(scalar.Value))
                : Set(typed),
            (ScalarType type, _) => Refuse(setting, value, at, type.Kind),
            (ListType type, ScalarNode { IsNothing: false } one) => Refuse(setting, value, at, type.Expected, type.Repair(one.Text)),
            _ => Refuse(setting, value, at, setting.Type.Expected),
        };
        if (!bound)
            _unbound.Add(setting.Path);

        bool Set(object? typed)
        {
            setting.Set(record, typed);
            return true;
        }
    }

    private IReadOnlyList<string> BindItems(Setting setting, ListType type, ListNode list)
    {
        var items = new List<string>();
        foreach (var item in list.Items)
        {
            if (Fill(item, setting.Path) is not { } value)
                continue;
            if (value is not ScalarNode scalar || scalar.IsNothing || string.IsNullOrWhiteSpace(scalar.Text))
            {
                mistakes.Add(item.At, $"{setting.Path}: expected {type.ItemExpected}, got {value.Described}",
                    "Put quotes around a name such as \"null\", or delete the entry");
            }
            else if (type.Item.Read(scalar.Value, out _) is { } expected)
            {
                mistakes.Add(item.At, $"{setting.Path}: expected {expected}, got {value.Described}", $"Try: {setting.Sample()}");
            }
            else if (items.Contains(scalar.Text) && !type.ItemsMayRepeat)
            {
                mistakes.Add(item.At, $"{setting.Path}: {YamlText.InQuotes(scalar.Text)} is listed twice", "Keep one of the two");
            }
            else
            {
                _places[$"{setting.Path}[{items.Count}]"] = item.At;
                items.Add(scalar.Text);
            }
        }
        return items.AsReadOnly();
    }

    private IReadOnlyDictionary<string, string> BindMap(Setting setting, MapType type, MapNode map)
    {
        var bound = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            var path = $"{setting.Path}.{YamlText.Quote(entry.Key)}";
            if (!type.AcceptsKey(entry.Key))
                mistakes.Add(entry.At, $"{path}: expected {type.KeyExpected} as the key", $"Try: {setting.Sample()}");
            if (Fill(entry.Value, path) is not { } value)
                continue;
            if (value is not ScalarNode scalar)
                mistakes.Add(entry.Value.At, $"{path}: expected text, got {value.Described}", "Try: one word or a quoted text");
            else if (type.Value.Read(scalar.Value, out _) is { } expected)
                mistakes.Add(entry.Value.At, $"{path}: expected {expected}, got {scalar.Described}", $"Try: {setting.Sample()}");
            else
                bound[entry.Key] = scalar.IsNothing ? "" : scalar.Text;
        }
        return bound.AsReadOnly();
    }

    private Node? Fill(Node node, string path) => node is ScalarNode scalar ? variables.Fill(scalar, path) : node;

    private bool Refuse(Setting setting, Node value, Position at, string expected, string? repaired = null)
    {
        var got = setting.Secret && value is ScalarNode { Template: { } template } ? $"the value of {template}" : value.Described;
        mistakes.Add(at, $"{setting.Path}: expected {expected}, got {got}", $"Try: {setting.Sample(repaired)}");
        return false;
    }
}
