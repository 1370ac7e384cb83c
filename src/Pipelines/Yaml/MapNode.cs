namespace Pipelines.Yaml;

/// <summary>A map; its keys differ.</summary>
internal sealed record MapNode(Position At, IReadOnlyList<MapEntry> Entries) : Node(At, 1 + Entries.Sum(entry => 1 + entry.Value.Weight))
{
    public override string Described => "a map";

    public MapEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    public MapNode Without(string key) => new(At, [.. Entries.Where(entry => entry.Key != key)]);

    /// <summary>Lays this map over <paramref name="far"/>: maps merge key by key, anything else here replaces what stands there.</summary>
    public MapNode Over(MapNode far)
    {
        var farByKey = far.Entries.ToDictionary(entry => entry.Key);
        var merged = Entries.Select(near =>
            farByKey.Remove(near.Key, out var hidden) && near.Value is MapNode map && hidden.Value is MapNode below
                ? near with { Value = map.Over(below) }
                : near).ToList();
        return new MapNode(At, [.. merged, .. farByKey.Values]);
    }
}
